import type { FrontRow, ReportDocument } from '@convscape/core';
import { CONDITION_NAMES, type ViewState } from '../view/view-state.js';

/** What is told of the front in view as a whole; undefined in documents that are older than this, and where nothing entered it. */
export function frontRowOf(report: ReportDocument, view: ViewState): FrontRow | undefined {
  return report.fronts?.find(
    (front) => front.slot === view.slot && CONDITION_NAMES.every((name) => front[name] === view[name]),
  );
}
