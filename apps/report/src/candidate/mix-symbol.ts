/** The mark of a candidate on a chart, by how it mixes its channels after grouping. */
export type MixSymbol = 'circle' | 'diamond' | 'triangle';

export function mixSymbol(mix: string | null): MixSymbol {
  if (mix === 'pointwise') return 'diamond';
  return mix === 'shuffle' ? 'triangle' : 'circle';
}
