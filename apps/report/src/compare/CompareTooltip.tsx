import { candidateLabel } from '../candidate/candidate-label.js';
import { columnText } from '../quantity/column-text.js';
import type { YColumn } from '../view/view-state.js';
import { SideMark } from './SideMark.js';
import { timeWords } from './shared-words.js';
import type { SharedPoint, SideFront } from './side-fronts.js';

/** What every side says of the candidate under the pointer. */
export function CompareTooltip({
  shared,
  fronts,
  y,
  left,
  width,
}: {
  readonly shared: SharedPoint;
  readonly fronts: readonly SideFront[];
  readonly y: YColumn;
  readonly left: number;
  readonly width: number;
}) {
  const place = left > width / 2 ? { right: `${width - left + 16}px` } : { left: `${left + 16}px` };
  return (
    <div class="tooltip" style={{ ...place, top: '1rem' }} aria-hidden="true">
      <p class="tooltip-title">{candidateLabel(shared.row)}</p>
      <p class="muted">{columnText('macs', shared.row.macs)} MACs</p>
      <dl class="facts">
        {fronts.map(({ side }, index) => (
          <div key={side.run.run}>
            <dt>
              <SideMark place={index} /> {side.name}
            </dt>
            <dd>{timeWords(shared, index, y)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
