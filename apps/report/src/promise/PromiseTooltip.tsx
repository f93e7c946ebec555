import { candidateLabel } from '../candidate/candidate-label.js';
import type { HoveredMark } from '../chart/Chart.js';
import { tooltipPlace } from '../chart/tooltip-place.js';
import { Facts } from '../machine/Facts.js';
import { latencyText } from '../quantity/latency-text.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import type { PromisePoint } from './promise-line.js';

/** One block against its dense one. */
export function PromiseTooltip({
  point,
  mark,
}: {
  readonly point: PromisePoint;
  readonly mark: HoveredMark;
}) {
  return (
    <div class="tooltip" style={tooltipPlace(mark)} aria-hidden="true">
      <p class="tooltip-title">{candidateLabel(point.row)}</p>
      <p class="muted">{point.row.slot}</p>
      <Facts
        facts={[
          ['Promised', timesText(point.promised)],
          [
            'Measured',
            `${timesText(point.measured)} (${timesText(point.interval[0])}–${timesText(point.interval[1])})`,
          ],
          ['Kept', percentText(point.measured / point.promised)],
          ['Latency', latencyText(point.row)],
          ['Ran as', point.row.algorithm],
          ['Dense block', latencyText(point.dense)],
          ['Ran as ', point.dense.algorithm],
        ]}
      />
    </div>
  );
}
