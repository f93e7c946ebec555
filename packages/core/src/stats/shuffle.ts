import type { Random } from './random.js';

/** A copy in random order, every order equally likely (Fisher–Yates); fewer than 2^32 values. */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const swapped = shuffled[last]!;
    shuffled[last] = shuffled[other]!;
    shuffled[other] = swapped;
  }
  return shuffled;
}
