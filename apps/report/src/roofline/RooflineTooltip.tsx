import { candidateLabel } from '../candidate/candidate-label.js';
import type { HoveredMark } from '../chart/Chart.js';
import { tooltipPlace } from '../chart/tooltip-place.js';
import { Facts } from '../machine/Facts.js';
import { significant } from '../quantity/column-text.js';
import { latencyText } from '../quantity/latency-text.js';
import { percentText } from '../quantity/percent-text.js';
import { rateText } from '../quantity/rate-text.js';
import { isDirect } from './fewer-multiplies.js';
import type { RooflinePoint } from './roofline-points.js';
import type { Roofs } from './roofs-of.js';
import { limitWords, roofWord, shareOfRoof } from './under-roof.js';

/** One candidate and the roof over it. */
export function RooflineTooltip({
  point,
  roofs,
  mark,
}: {
  readonly point: RooflinePoint;
  readonly roofs: Roofs | null;
  readonly mark: HoveredMark;
}) {
  const { row, macsPerByte, macsPerSecond, interval } = point;
  const share = roofs === null ? null : shareOfRoof(point, roofs);
  const range = interval === null ? '' : ` (${rateText(interval[0], '')}–${rateText(interval[1], 'MAC/s')})`;
  return (
    <div class="tooltip" style={tooltipPlace(mark)} aria-hidden="true">
      <p class="tooltip-title">{candidateLabel(row)}</p>
      <p class="muted">{row.slot}</p>
      <Facts
        facts={[
          ['Achieved', `${rateText(macsPerSecond, 'MAC/s')}${range}`],
          ['Intensity', `${significant(macsPerByte)} MACs/B`],
          [
            'Of its roof',
            roofs === null || share === null
              ? null
              : isDirect(row)
                ? `${percentText(share)}, limited by ${roofWord(point, roofs)}`
                : `${percentText(share)}, ${limitWords(point, roofs)}`,
          ],
          ['Latency', latencyText(row)],
        ]}
      />
    </div>
  );
}
