import type { Changes } from '../view/view-state.js';
import type { SideComparison } from './side-comparison.js';

/** Why no candidate is listed; null where nothing was compared, which is told of the runs. */
export function nothingListedWords(
  changes: Changes,
  slot: string,
  others: readonly SideComparison[],
): string | null {
  if (changes === 'slot') return `None of these runs has a candidate of ${slot}: nothing of it is compared.`;
  const isCompared = others.some((one) => one.state === 'compared' && one.comparison.compared.length > 0);
  return isCompared ? 'Nothing changed beyond noise.' : null;
}
