/**
 * Places for labels near where they want to be, none nearer to the next than `gap` and all within `[top, bottom]` where they fit;
 * in the order they came.
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = order.map((index) => wanted[index]!);
  for (let i = 0; i < placed.length; i++)
    placed[i] = Math.max(placed[i]!, i === 0 ? top : placed[i - 1]! + gap);
  for (let i = placed.length - 1; i >= 0; i--)
    placed[i] = Math.min(placed[i]!, i === placed.length - 1 ? bottom : placed[i + 1]! - gap);
  const places = new Array<number>(wanted.length);
  order.forEach((index, i) => {
    places[index] = placed[i]!;
  });
  return places;
}
