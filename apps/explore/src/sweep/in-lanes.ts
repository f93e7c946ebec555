/**
 * Does `work` for every item, `lanes()` at a time, in order of the items; asked before every item, the number may fall. Stops taking items
 * once `stop` is aborted.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: () => number,
  stop: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const lane = async (_: unknown, index: number) => {
    while (!stop.aborted && index < lanes()) {
      const next = left.next();
      if (next.done) return;
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: lanes() }, lane));
}
