/** MurmurHash3's 32-bit finaliser (Appleby, public domain): one-to-one on 32 bits, and seeds 1, 2, 3 come out unlike each other. */
export function scrambleSeed(seed: number): number {
  let bits = seed >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
