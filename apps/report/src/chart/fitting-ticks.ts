/**
 * Of ticks from the first on, those whose texts stand side by side without touching. `place` is where a tick stands and `width` how wide
 * its text is, both in pixels.
 */
export function fittingTicks(
  ticks: readonly number[],
  place: (tick: number) => number,
  width: (tick: number) => number,
): readonly number[] {
  let free = Number.NEGATIVE_INFINITY;
  return ticks.filter((tick) => {
    const half = width(tick) / 2;
    if (place(tick) - half < free) return false;
    free = place(tick) + half;
    return true;
  });
}
