import type { ReportDocument } from '@convscape/core';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { BatchesView } from '../batches/BatchesView.js';
import { candidateLabel } from '../candidate/candidate-label.js';
import { labelAcross } from '../candidate/engine-label.js';
import type { ChartStyle } from '../chart/chart-style.js';
import { CandidateDetails } from '../details/CandidateDetails.js';
import { BlockInside } from '../inside/BlockInside.js';
import { OWN_RUN } from '../own-device/own-results.js';
import type { LayerTimes } from '../own-device/use-layer-times.js';
import { PinnedTable } from '../pins/PinnedTable.js';
import { pinnedKeys, togglePin } from '../pins/pins.js';
import type { SlotRows } from '../slot/slot-rows.js';
import type { Navigation } from '../view/use-view-state.js';
import { AxisChoices } from './AxisChoices.js';
import { costGoal, dominanceObjectives } from './dominance-objectives.js';
import { FrontChart } from './FrontChart.js';
import { FrontList } from './FrontList.js';
import { frontLines } from './front-lines.js';
import type { MarkLook } from './front-marks.js';
import { frontPoints } from './front-points.js';
import { frontRowOf } from './front-row-of.js';
import { frontWords } from './front-words.js';
import { Legend } from './Legend.js';
import { markColours } from './mark-colours.js';
import { markLegend } from './mark-legend.js';
import { markShapes } from './mark-shapes.js';
import { mixingRows } from './mixing-rows.js';
import { ObjectivesCaption } from './ObjectivesCaption.js';
import { shownQuery } from './shown-query.js';
import { useShownRows } from './shown-rows.js';
import { UndrawnNote } from './UndrawnNote.js';
import { VerdictView } from './VerdictView.js';

interface Props {
  readonly report: ReportDocument;
  readonly slots: readonly SlotRows[];
  readonly navigation: Navigation;
  readonly chartStyle: ChartStyle;
  /** Sweep and device, for saved pictures. */
  readonly source: string;
  readonly layerTimes: LayerTimes;
  /** Whether nothing else is being measured in this page. */
  readonly isFree: boolean;
}

/** The chosen slot: what to use, the plane of cost and latency, and the candidate under the finger. */
export function FrontView({ report, slots, navigation, chartStyle, source, layerTimes, isFree }: Props) {
  const { view } = navigation;
  const rows = useShownRows(report, slots, view);
  const isAcross = view.across !== '';
  const objectives = report.sweeps.find((sweep) => sweep.name === view.sweep)?.objectives ?? [];
  const mixed = useMemo(() => mixingRows(rows, view), [rows, view.reach]);
  const points = useMemo(() => frontPoints(mixed, view), [mixed, view.x, view.y, view.scale]);
  const drawn = useMemo(() => points.map((point) => point.row), [points]);
  const colours = useMemo(
    () => markColours(drawn, view.colour, chartStyle),
    [drawn, view.colour, chartStyle],
  );
  const shapes = useMemo(() => markShapes(drawn, view.shape), [drawn, view.shape]);
  const look: MarkLook = useMemo(
    () => ({ colour: colours.of, shape: shapes.of, label: isAcross ? labelAcross : candidateLabel }),
    [colours, shapes, isAcross],
  );
  const legend = useMemo(() => markLegend(colours, shapes, chartStyle), [colours, shapes, chartStyle]);
  const goal = costGoal(view, objectives);
  const lines = useMemo(() => frontLines(points, goal, rows), [points, goal, rows]);
  const pins = pinnedKeys(view.pins);
  const query = shownQuery(report.rows, view);
  // What is told of a front as a whole is told of the sweep's own, and the table knows no other.
  const isOwn = view.by === 'sweep' && !isAcross;
  const front = isOwn ? frontRowOf(report, view) : undefined;
  const selected = rows.find((row) => row.candidate === view.candidate);
  const batches = report.batches?.find(
    ({ candidate, run }) => candidate === selected?.candidate && run === selected.run,
  );

  const aside = useRef<HTMLElement>(null);
  // The same candidate on another device is another one to show.
  const open = selected === undefined ? null : `${selected.sweep} ${selected.device} ${selected.candidate}`;
  const shown = useRef(open);
  // The link that was followed may be gone with the list it stood in: the focus goes on to what it opened. A select keeps it.
  useEffect(() => {
    const isChoosing = document.activeElement?.matches('select') === true;
    if (open !== null && open !== shown.current && !isChoosing) focusOn(aside.current);
    shown.current = open;
  }, [open]);
  const close = () => {
    navigation.go({ candidate: null });
    focusOn(aside.current);
  };

  return (
    <section aria-labelledby="front-title" class="front">
      <div class="section-head">
        <h2 id="front-title">
          The front of <span class="slot-title">{view.slot}</span>
        </h2>
        <AxisChoices
          report={report}
          slots={slots}
          rows={rows}
          objectives={objectives}
          navigation={navigation}
        />
      </div>
      <VerdictView rows={rows} label={look.label} navigation={navigation} />
      <div class="front-columns">
        <figure>
          {points.length === 0 ? (
            <p class="empty">No candidate of this slot has a measured latency to draw.</p>
          ) : (
            <FrontChart
              points={points}
              lines={lines}
              look={look}
              legend={legend}
              query={query}
              navigation={navigation}
              chartStyle={chartStyle}
              source={source}
            />
          )}
          <figcaption>
            <Legend colours={colours} shapes={shapes} />
            <ObjectivesCaption
              objectives={dominanceObjectives(view, objectives)}
              isSweep={view.by === 'sweep'}
              isAcross={isAcross}
              hasScreened={drawn.some(
                ({ state, front: place }) => state === 'screened' && place === 'contested',
              )}
              y={view.y}
              twoLines={lines.mixing.length > 0}
            />
            {front !== undefined && <p class="caption">{frontWords(front)}</p>}
            <UndrawnNote rows={mixed} drawn={points.length} query={query} navigation={navigation} />
            {mixed.length < rows.length && (
              <p class="caption">
                Left out for mixing less: {rows.length - mixed.length} of {rows.length} candidates. The lines
                are the fronts of the others.
              </p>
            )}
          </figcaption>
        </figure>
        <aside ref={aside} tabIndex={-1} aria-label="Front and details">
          {selected === undefined ? (
            <FrontList
              rows={mixed}
              x={view.x}
              label={look.label}
              query={isOwn ? query : null}
              navigation={navigation}
            />
          ) : (
            <CandidateDetails
              row={selected}
              isPinned={pins.includes(selected.candidate)}
              onPin={() => navigation.go({ pins: togglePin(view.pins, selected.candidate) })}
              onClose={close}
            />
          )}
        </aside>
      </div>
      <PinnedTable report={report} navigation={navigation} onGone={() => focusOn(aside.current)} />
      {selected !== undefined && batches !== undefined && (
        <BatchesView batches={batches} row={selected} textPx={chartStyle.textPx} source={source} />
      )}
      {selected !== undefined && batches === undefined && selected.batches > 0 && (
        <p class="caption no-batches">
          The {selected.batches.toLocaleString('en-US')} batches of this candidate are not in the report,
          which carries those of the fronts.{' '}
          {selected.run === OWN_RUN ? (
            'This browser keeps them: Save results writes them to a file.'
          ) : (
            <>
              <code>explore show {selected.candidate.slice(0, 10)}</code> has them.
            </>
          )}
        </p>
      )}
      {selected !== undefined && (
        <BlockInside
          report={report}
          row={selected}
          navigation={navigation}
          layerTimes={layerTimes}
          isFree={isFree}
        />
      )}
    </section>
  );
}

function focusOn(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}
