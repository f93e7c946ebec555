import { formatCount } from '@convscape/core';

/** Work done in a second: `14.2 GMAC/s`, `512 MAC/s`. */
export function rateText(perSecond: number, unit: string): string {
  const [number = '', prefix = ''] = formatCount(perSecond).split(' ');
  return `${number} ${prefix}${unit}`;
}
