import { useMemo, useState } from 'preact/hooks';
import { kindLegend } from '../candidate/kind-legend.js';
import { Chart, type HoveredMark } from '../chart/Chart.js';
import type { ChartStyle } from '../chart/chart-style.js';
import { chartAsSvg } from '../export/chart-as-svg.js';
import { SaveButtons } from '../export/SaveButtons.js';
import { COLUMN_TITLES } from '../quantity/column-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { FrontLines } from './front-lines.js';
import { frontOption } from './front-option.js';
import type { FrontPoint } from './front-points.js';
import { PointTooltip } from './PointTooltip.js';

interface Props {
  readonly points: readonly FrontPoint[];
  readonly lines: FrontLines;
  readonly navigation: Navigation;
  readonly chartStyle: ChartStyle;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
}

export function FrontChart({ points, lines, navigation, chartStyle, source }: Props) {
  const { view, go } = navigation;
  const { x, y, scale, candidate: selected } = view;
  const [hovered, setHovered] = useState<HoveredMark | null>(null);
  const option = useMemo(
    () => frontOption({ points, lines, x, y, scale, selected, chartStyle }),
    [points, lines, x, y, scale, selected, chartStyle],
  );
  const row = points.find((point) => point.row.candidate === hovered?.id)?.row;
  const title = `Front of ${view.slot}: ${COLUMN_TITLES[y]} against ${COLUMN_TITLES[x]}`;
  const rows = points.map((point) => point.row);
  const frame = { title, source, legend: kindLegend(rows, chartStyle) };
  return (
    <>
      <div class="chart-tools">
        <SaveButtons {...frame} draw={() => chartAsSvg(option, frame)} />
      </div>
      <div class="chart-frame front-chart">
        <Chart
          option={option}
          label={`${COLUMN_TITLES[y]} against ${COLUMN_TITLES[x]} of the ${points.length} timed candidates of slot ${view.slot}. Their numbers are in the table of candidates.`}
          onHover={setHovered}
          onSelect={(candidate) => go({ candidate })}
        />
        {hovered !== null && row !== undefined && <PointTooltip row={row} mark={hovered} />}
      </div>
    </>
  );
}
