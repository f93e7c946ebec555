import type { Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { engineLabel } from '../candidate/engine-label.js';
import type { HoveredMark } from '../chart/Chart.js';
import { tooltipPlace } from '../chart/tooltip-place.js';
import { costFacts, latencyFacts } from '../details/candidate-facts.js';
import { Facts } from '../machine/Facts.js';

/** All the numbers of the candidate under the pointer, beside it and inside the chart. */
export function PointTooltip({ row, mark }: { readonly row: Row; readonly mark: HoveredMark }) {
  return (
    <div class="tooltip" style={tooltipPlace(mark)} aria-hidden="true">
      <p class="tooltip-title">{candidateLabel(row)}</p>
      <p class="muted">
        {row.slot} · {engineLabel(row)}
      </p>
      <Facts facts={[...latencyFacts(row), ...costFacts(row)]} />
    </div>
  );
}
