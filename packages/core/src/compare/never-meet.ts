import type { RunRecord } from '../record/records.js';

/** Why results of two runs cannot be compared at all; null where they can. */
export type NeverMeet =
  | { readonly what: 'cache'; readonly a: string; readonly b: string }
  | { readonly what: 'protocol'; readonly a: number; readonly b: number };

/** Results of other cache modes are of other questions, and those of other protocol versions were taken in another way. */
export function neverMeet({ protocol: a }: RunRecord, { protocol: b }: RunRecord): NeverMeet | null {
  if (a.cache !== b.cache) return { what: 'cache', a: a.cache, b: b.cache };
  if (a.version !== b.version) return { what: 'protocol', a: a.version, b: b.version };
  return null;
}
