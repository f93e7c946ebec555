/** How many neighbouring channels one value holds: four where channels come in fours, so that memory is read 16 bytes at a time. */
export type Lanes = 1 | 4;

export function lanesOf(...channelCounts: readonly number[]): Lanes {
  return channelCounts.every((channels) => channels % 4 === 0) ? 4 : 1;
}

export function wgslType(lanes: Lanes): string {
  return lanes === 4 ? 'vec4<f32>' : 'f32';
}
