import type { StoredSweep } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { entersFronts } from './enters-fronts.js';
import type { JoinedColumn } from './front-name.js';
import { newestFirst, newestRows } from './newest-rows.js';
import { visitMediansOf } from './visit-medians-of.js';
import { withFronts } from './with-fronts.js';
import { withSavings } from './with-savings.js';

/**
 * One row for each candidate and each device that ran the sweep: its result in that device's newest run that has one, otherwise
 * `pending` in the device's newest run. Costs are counted here, anew. Results of another protocol than that of the device's newest run
 * with the same cache mode keep their row and are on no front, and so are results of an older run where a newer one has some: see
 * `entersFronts`.
 * @param options.across joins the fronts of all engines, of all numbers of threads, or both
 */
export function rowsOf(
  stored: StoredSweep,
  { across = [] }: { readonly across?: readonly JoinedColumn[] } = {},
): Row[] {
  const rows = newestRows(stored);
  return withFronts(withSavings(rows), stored.sweep, {
    enters: entersFronts(rows, newestFirst(stored.runs), across),
    visitMediansNs: visitMediansOf(stored),
    across,
  });
}
