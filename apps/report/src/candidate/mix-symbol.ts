import type { MarkSymbol } from './mark-symbol.js';

/** The mark of a candidate on a chart, by how it mixes its channels after grouping. */
export function mixSymbol(mix: string | null): MarkSymbol {
  if (mix === 'pointwise') return 'diamond';
  return mix === 'shuffle' ? 'triangle' : 'circle';
}
