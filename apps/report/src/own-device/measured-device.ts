import type { ReportDocument } from '@convscape/core';
import { conditionGroups } from '../view/condition-groups.js';
import type { ViewState } from '../view/view-state.js';

/**
 * The report's device whose candidates this one measures too: the one in view; where the report has nothing of it, as of this device, the one
 * viewed before; or else the first that has rows of the sweep.
 */
export function measuredDevice(
  report: ReportDocument,
  { sweep, device }: Pick<ViewState, 'sweep' | 'device'>,
  before: string,
): string {
  const known = conditionGroups(report.rows)
    .filter(({ conditions }) => conditions.sweep === sweep)
    .map(({ conditions }) => conditions.device);
  return [device, before].find((one) => known.includes(one)) ?? known[0] ?? device;
}
