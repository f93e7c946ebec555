/** FNV-1a over the text's UTF-16 units, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}

/** MurmurHash3's finaliser: seeds that differ in one bit must start far apart, which xorshift alone does not give. */
function avalanche(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** A seed for `xorshift32` from any text; never 0, the one state that xorshift cannot leave. */
export function seedFromText(text: string): number {
  return avalanche(hashText(text)) || 0x9e3779b9;
}

/** One step of Marsaglia's xorshift32 (2003, triple 13, 17, 5): the next state, a signed 32-bit integer, never 0. */
export function xorshift32(state: number): number {
  let next = state;
  next ^= next << 13;
  next ^= next >>> 17;
  next ^= next << 5;
  return next;
}
