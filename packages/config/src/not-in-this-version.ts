import type { JsonPath } from './json-path.js';

/** What the format foresees and this version does not do yet: refused by name, never ignored. Undefined for all else. */
export function notInThisVersion(
  path: JsonPath,
  value: unknown,
): { message: string; hint?: string } | undefined {
  const [top] = path;
  if (top === 'hold') return { message: '"hold" is not in this version', hint: 'take it out' };
  if (top === 'version' && typeof value === 'number' && value > 1) {
    return { message: `version ${value} is not in this version of convscape`, hint: 'it reads version 1' };
  }
  return undefined;
}
