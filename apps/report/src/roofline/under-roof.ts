import { roofOver, sharesOfPeak } from '@convscape/core';
import { isDirect } from './fewer-multiplies.js';
import { type RooflinePoint, ridge } from './roofline-points.js';
import type { Roofs } from './roofs-of.js';

/** The share of its own roof that a candidate reaches: the column `roofline_share`. Its slope is that of the cache that holds it. */
export function shareOfRoof({ row }: RooflinePoint, { measured }: Roofs): number | null {
  return sharesOfPeak(row, measured)?.roofline ?? null;
}

/** What holds a candidate back where it reaches its roof. */
export function roofWord({ row, macsPerByte }: RooflinePoint, { measured }: Roofs): 'memory' | 'computing' {
  const roof = roofOver(row, measured);
  return roof !== null && macsPerByte < ridge(roof) ? 'memory' : 'computing';
}

/** The same in words, for blocks whose algorithm the roof is not over too. */
export function limitWords(point: RooflinePoint, roofs: Roofs): string {
  return isDirect(point.row) ? roofWord(point, roofs) : `effective: ${point.row.algorithm} multiplies less`;
}
