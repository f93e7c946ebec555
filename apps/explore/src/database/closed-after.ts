import type { Store } from '@convscape/store';

/** Works with a store and closes it, whatever happens. Where the work fails, its failure is told, and not one of closing. */
export async function closedAfter<Result>(
  store: Pick<Store, 'close'>,
  work: () => Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    await store.close().catch(() => undefined);
    throw error;
  }
  await store.close();
  return result;
}
