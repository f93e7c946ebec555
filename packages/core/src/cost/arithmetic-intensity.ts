/** FLOP per byte: `2·MACs / bytes moved` (Williams et al., Roofline, 2009). */
export function arithmeticIntensity(macs: number, bytesMoved: number): number {
  return (2 * macs) / bytesMoved;
}
