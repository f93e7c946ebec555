import { createScanner } from 'jsonc-parser';

/** Lists in lists in a config go six deep; this leaves room and keeps recursive readers off the stack's end. */
export const MAX_DEPTH = 32;

/** Offset of the first bracket nested deeper than `MAX_DEPTH`, or undefined. Reads tokens, does not recurse. */
export function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (;;) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    // Only the end of the file begins there; its length says nothing (a broken string's scan overshoots).
    if (offset >= text.length) return undefined;
    const first = text[offset];
    if (first === '{' || first === '[') depth++;
    else if (first === '}' || first === ']') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return offset;
  }
}
