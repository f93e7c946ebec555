import type { ReportDocument } from '@convscape/core';
import { useMemo, useState } from 'preact/hooks';
import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { kindLegend } from '../candidate/kind-legend.js';
import { Chart, type HoveredMark } from '../chart/Chart.js';
import type { ChartStyle } from '../chart/chart-style.js';
import { useInSight } from '../chart/use-in-sight.js';
import { chartAsSvg } from '../export/chart-as-svg.js';
import { SaveButtons } from '../export/SaveButtons.js';
import { Term } from '../glossary/Term.js';
import type { SlotRows } from '../slot/slot-rows.js';
import { Choice } from '../view/Choice.js';
import type { Navigation } from '../view/use-view-state.js';
import { RooflineTable } from './RooflineTable.js';
import { RooflineTooltip } from './RooflineTooltip.js';
import { hasHollow, rooflineOption } from './roofline-option.js';
import { type RooflinePoint, rooflinePoints } from './roofline-points.js';
import { rooflineVerdict } from './roofline-verdict.js';
import { type RoofsFound, roofsOf } from './roofs-of.js';

interface Props {
  readonly report: ReportDocument;
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
  readonly chartStyle: ChartStyle;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
}

/** How much of the machine a candidate uses, and what holds it back: nothing where nothing is timed. */
export function RooflineView({ slots, ...others }: Props) {
  const { slot, roof } = others.navigation.view;
  const points = useMemo(() => {
    const shown = roof === 'all' ? slots : slots.filter((one) => one.slot === slot);
    return rooflinePoints(shown.flatMap(({ rows }) => rows));
  }, [slots, roof, roof === 'all' ? null : slot]);
  return points.length === 0 ? null : <Roofline points={points} hasSlots={slots.length > 1} {...others} />;
}

/** Comes and goes with its section, which is watched for being in sight. */
function Roofline({
  report,
  points,
  hasSlots,
  navigation,
  chartStyle,
  source,
}: Omit<Props, 'slots'> & {
  readonly points: readonly RooflinePoint[];
  /** Whether there are others than the one in view. */
  readonly hasSlots: boolean;
}) {
  const { view, go } = navigation;
  const { slot, roof, candidate, sweep, device, engine, threads, cache } = view;
  const { element, seen } = useInSight<HTMLElement>();
  const [hovered, setHovered] = useState<HoveredMark | null>(null);
  const found = useMemo(
    () => roofsOf(report, { sweep, device, engine, threads, cache }),
    [report, sweep, device, engine, threads, cache],
  );
  const roofs = found.state === 'measured' ? found.roofs : null;
  const option = useMemo(
    () => (seen ? rooflineOption({ points, roofs, slot, selected: candidate, chartStyle }) : null),
    [seen, points, roofs, slot, candidate, chartStyle],
  );
  const pointOf = (key: string | undefined) => points.find(({ row }) => row.candidate === key);
  const point = pointOf(hovered?.id);
  const legend = useMemo(
    () =>
      kindLegend(
        points.map(({ row }) => row),
        chartStyle,
      ),
    [points, chartStyle],
  );
  const verdict = useMemo(() => rooflineVerdict(points, roofs), [points, roofs]);
  const isAnyHollow = useMemo(() => hasHollow({ points, slot }), [points, slot]);
  const title = roof === 'all' ? 'Roofline of all slots' : `Roofline of ${slot}`;
  const frame = { title, source, legend };
  return (
    <section aria-labelledby="roofline-title" class="roofline" ref={element}>
      <div class="section-head">
        <h2 id="roofline-title">Under the roof</h2>
        <div class="controls">
          {hasSlots && (
            <Choice
              label="Candidates"
              value={roof}
              options={[
                { value: 'all', text: 'Of all slots' },
                { value: 'slot', text: `Of ${slot}` },
              ]}
              onChange={(chosen) => go({ roof: chosen })}
            />
          )}
          <SaveButtons {...frame} draw={() => (option === null ? null : chartAsSvg(option, frame))} />
        </div>
      </div>
      <p class="prose">{verdict}</p>
      <MissingRoofs found={found} />
      <figure>
        <div class="chart-frame roofline-chart">
          {option !== null && (
            <Chart
              option={option}
              label={`MACs per second against MACs per byte of ${points.length} candidates${point === undefined ? '' : `, at ${candidateLabel(point.row)}`}. Their numbers are in the table below, and in the table of candidates.`}
              onHover={setHovered}
              onSelect={(key) => {
                const chosen = pointOf(key)?.row;
                if (chosen !== undefined) go({ slot: chosen.slot, candidate: chosen.candidate });
              }}
            />
          )}
          {hovered !== null && point !== undefined && (
            <RooflineTooltip point={point} roofs={roofs} mark={hovered} />
          )}
        </div>
        <figcaption>
          <ul class="legend">
            {legend.map(({ text: kind }) => (
              <li key={kind}>
                <KindDot kind={kind} mix={null} /> {kind}
              </li>
            ))}
            {isAnyHollow && (
              <li>
                <KindDot kind="other" mix={null} hollow /> on Winograd’s algorithm
              </li>
            )}
          </ul>
          <p class="caption">
            {roof === 'all' && hasSlots && `Faint marks are of other slots than ${slot}. `}
            Read as a <Term word="roofline">roofline</Term> over{' '}
            <Term word="intensity">arithmetic intensity</Term>. Bytes are counted, each tensor once a layer:
            what a cache keeps from one layer to the next can lie above the slope. MACs are those of the
            direct sum, and so is the roof: those on Winograd’s algorithm
            {isAnyHollow && ', hollow,'} are effective work, done with fewer multiplications, and can lie
            above it.
          </p>
        </figcaption>
      </figure>
      <RooflineTable points={points} roofs={roofs} navigation={navigation} />
    </section>
  );
}

/** Why there are no roofs, and how to get them. */
function MissingRoofs({ found }: { readonly found: RoofsFound }) {
  switch (found.state) {
    case 'measured':
      return null;
    case 'not-measured':
      return (
        <p class="caption">
          The roofs are missing: this run did not measure what its device can do at most. A new run does:{' '}
          <code>explore sweep --fresh</code>.
        </p>
      );
    case 'not-theirs':
      return (
        <p class="caption">
          The roofs are left out: they were measured in one thread of WebAssembly, and these candidates ran
          otherwise.
        </p>
      );
  }
}
