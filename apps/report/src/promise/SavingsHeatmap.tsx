import { useState } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import type { ChartStyle } from '../chart/chart-style.js';
import { SaveButtons } from '../export/SaveButtons.js';
import { Term } from '../glossary/Term.js';
import { percentText } from '../quantity/percent-text.js';
import { timesText } from '../quantity/times-text.js';
import type { Navigation } from '../view/use-view-state.js';
import { heatColour } from './heat-colour.js';
import { isSlower, type PromisePoint } from './promise-line.js';
import { columnWords, type SavingsGrid } from './savings-grid.js';
import { savingsSvg } from './savings-svg.js';

interface Props {
  readonly grid: SavingsGrid;
  readonly chartStyle: ChartStyle;
  /** What a saved picture says below: sweep and device. */
  readonly source: string;
  readonly navigation: Navigation;
}

/** Savings realised, groups × width: the share of the promise that arrived, and where it fell short of the dense block itself. */
export function SavingsHeatmap({ grid, chartStyle, source, navigation }: Props) {
  const [shown, setShown] = useState<PromisePoint | null>(null);
  const frame = { title: 'Savings realised', source };
  return (
    <figure class="savings">
      <div class="drawing-head">
        <h3 id="savings-title">
          <Term word="savings" />
        </h3>
        <SaveButtons {...frame} draw={() => savingsSvg(grid, chartStyle, frame)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="savings-frame" aria-label="Savings realised by slot" tabIndex={0}>
        <table onPointerLeave={() => setShown(null)}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Slot
              </th>
              {grid.groups.map((group) => (
                <th key={group.title} scope="colgroup" colSpan={group.columns.length}>
                  {group.title}
                </th>
              ))}
            </tr>
            <tr>
              {grid.groups.flatMap((group) =>
                group.columns.map((column) => (
                  <th key={column.key} scope="col">
                    {columnWords(column)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ slot, cells }) => (
              <tr key={slot}>
                <th scope="row">
                  <a href={navigation.hashOf({ slot, candidate: null })}>{slot}</a>
                </th>
                {grid.groups.flatMap((group) =>
                  group.columns.map(({ key }) => (
                    <Cell
                      key={key}
                      point={cells.get(key)}
                      heat={chartStyle.heat}
                      navigation={navigation}
                      onShow={setShown}
                    />
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption class="caption">
        <Scale heat={chartStyle.heat} />
        <p class="savings-words" aria-hidden="true">
          {shown === null ? 'Point at a cell for its numbers.' : pointWords(shown)}
        </p>
        <p>
          Measured speed-up as a share of the promised one. <span class="savings-slow">▼</span> the block is
          slower than the dense one that it should save on, beyond the intervals.
        </p>
      </figcaption>
    </figure>
  );
}

const STEPS = 24;

function Scale({ heat }: { readonly heat: ChartStyle['heat'] }) {
  const stops = Array.from({ length: STEPS }, (_, step) => heatColour((step + 0.5) / STEPS, heat));
  return (
    <p class="savings-scale" aria-hidden="true">
      <span>0 %</span>
      <i>
        {stops.map((background) => (
          <b key={background} style={{ background }} />
        ))}
      </i>
      <span>100 % and more</span>
    </p>
  );
}

function Cell({
  point,
  heat,
  navigation,
  onShow,
}: {
  readonly point: PromisePoint | undefined;
  readonly heat: ChartStyle['heat'];
  readonly navigation: Navigation;
  readonly onShow: (point: PromisePoint) => void;
}) {
  if (point === undefined) return <td class="savings-none">·</td>;
  const { slot, candidate } = point.row;
  const kept = point.measured / point.promised;
  return (
    <td class="savings-cell" style={{ background: heatColour(kept, heat) }}>
      <a
        href={navigation.hashOf({ slot, candidate })}
        onPointerEnter={() => onShow(point)}
        onFocus={() => onShow(point)}
      >
        {percentText(kept)}
        {isSlower(point) && (
          <span class="savings-slow">
            <span aria-hidden="true">▼</span>
            <span class="visually-hidden"> slower than the dense block</span>
          </span>
        )}
      </a>
    </td>
  );
}

function pointWords({ row, dense, promised, measured }: PromisePoint): string {
  const ran =
    row.algorithm === null || dense.algorithm === null
      ? ''
      : ` It ran as ${row.algorithm}, the dense block as ${dense.algorithm}.`;
  return `${candidateLabel(row)} in ${row.slot}: promised ${timesText(promised)}, measured ${timesText(measured)}.${ran}`;
}
