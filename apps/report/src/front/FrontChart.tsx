import { useMemo, useState } from 'preact/hooks';
import { Chart, type HoveredMark } from '../chart/Chart.js';
import type { ChartColours } from '../chart/chart-colours.js';
import { COLUMN_TITLES } from '../quantity/column-text.js';
import type { Navigation } from '../view/use-view-state.js';
import { frontOption } from './front-option.js';
import type { FrontPoint } from './front-points.js';
import { PointTooltip } from './PointTooltip.js';

interface Props {
  readonly points: readonly FrontPoint[];
  readonly line: readonly (readonly [x: number, y: number])[];
  readonly navigation: Navigation;
  readonly colours: ChartColours;
}

export function FrontChart({ points, line, navigation, colours }: Props) {
  const { view, go } = navigation;
  const { x, y, scale, candidate: selected } = view;
  const [hovered, setHovered] = useState<HoveredMark | null>(null);
  const option = useMemo(
    () => frontOption({ points, line, x, y, scale, selected, colours }),
    [points, line, x, y, scale, selected, colours],
  );
  const row = points.find((point) => point.row.candidate === hovered?.id)?.row;
  return (
    <div class="chart-frame front-chart">
      <Chart
        option={option}
        label={`${COLUMN_TITLES[y]} against ${COLUMN_TITLES[x]} of the ${points.length} timed candidates of slot ${view.slot}. Their numbers are in the table of candidates.`}
        onHover={setHovered}
        onSelect={(candidate) => go({ candidate })}
      />
      {hovered !== null && row !== undefined && <PointTooltip row={row} mark={hovered} />}
    </div>
  );
}
