import type { ReportDocument } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { columnGoal } from '../front/column-goal.js';
import { compareSlots } from '../slot/compare-slots.js';
import type { Navigation } from '../view/use-view-state.js';
import { CHANGES, type Changes } from '../view/view-state.js';
import { CompareChart } from './CompareChart.js';
import { CompareTable } from './CompareTable.js';
import { chosenSides } from './chosen-sides.js';
import { type Comparison, comparisons } from './comparison.js';
import { comparisonWords } from './comparison-words.js';
import { protocolWords } from './protocol-words.js';
import { SideChoices } from './SideChoices.js';
import { type Side, sidesOf } from './side.js';
import { sideFronts } from './side-fronts.js';

interface Props {
  readonly report: ReportDocument;
  readonly navigation: Navigation;
  readonly textPx: number;
}

/** Two or more runs or devices, side by side: nothing where the report has one only. */
export function CompareView({ report, navigation, textPx }: Props) {
  const sides = useMemo(() => sidesOf(report), [report]);
  if (sides.length < 2) return null;
  return <Compared report={report} sides={sides} navigation={navigation} textPx={textPx} />;
}

const CHANGES_WORDS: { readonly [Name in Changes]: string } = {
  beyond: 'Changed beyond noise',
  slot: 'This slot',
  all: 'All',
};

function Compared({ report, sides, navigation, textPx }: Props & { readonly sides: readonly Side[] }) {
  const { view, go } = navigation;
  const { base: wanted, against, slot, engine, threads, x, y, scale, changes } = view;
  const chosen = useMemo(() => chosenSides(sides, { base: wanted, against }), [sides, wanted, against]);
  const all = useMemo(() => comparisons(chosen), [chosen]);
  const slots = useMemo(() => [...new Set(all.map(({ row }) => row.slot))].sort(compareSlots), [all]);
  const objectives = report.sweeps.find(({ name }) => name === view.sweep)?.objectives ?? [];
  const goal = columnGoal(x, objectives);
  const fronts = useMemo(
    () => sideFronts(chosen, { slot, engine, threads, x, y, scale }, goal),
    [chosen, slot, engine, threads, x, y, scale, goal],
  );
  const listed = useMemo(() => all.filter(among(changes, slot)), [all, changes, slot]);
  const hasEngines = useMemo(() => new Set(report.rows.map((row) => row.engine)).size > 1, [report]);
  const { base, others } = chosen;
  return (
    <section aria-labelledby="compare-title" class="compare">
      <div class="section-head">
        <h2 id="compare-title">Runs compared</h2>
        <SideChoices sides={sides} chosen={chosen} slots={slots} navigation={navigation} />
      </div>
      <ul class="prose compare-words">
        {others.map((side, index) => (
          <li key={side.run.run}>
            <strong>
              {side.name} against {base.name}.
            </strong>{' '}
            {comparisonWords(all, index)} {protocolWords(base.run.protocol, side.run.protocol)}
          </li>
        ))}
      </ul>
      {fronts.some(({ points }) => points.length > 0) ? (
        <CompareChart fronts={fronts} goal={goal} textPx={textPx} navigation={navigation} />
      ) : (
        <p class="empty">None of these runs has timed anything in {slot} with this engine.</p>
      )}
      <p class="caption">
        Each run's front of {slot}
        {fronts.some(({ mixing }) => mixing.length > 0) &&
          '; the thin line is of all blocks, the strong one of those in which every output sees every input'}
        . Marks are the candidates of any front, joined with themselves in the other runs; hollow where
        another candidate is ahead. The axes are those of the front above.
      </p>
      <fieldset class="states">
        <legend class="visually-hidden">Which candidates are listed</legend>
        {CHANGES.map((name) => (
          <button
            key={name}
            type="button"
            class="state-choice"
            aria-pressed={changes === name}
            onClick={() => go({ changes: name }, 'replace')}
          >
            {CHANGES_WORDS[name]}{' '}
            <span class="count">{all.filter(among(name, slot)).length.toLocaleString('en-US')}</span>
          </button>
        ))}
      </fieldset>
      {listed.length === 0 ? (
        <p class="empty" role="status">
          Nothing changed beyond noise.
        </p>
      ) : (
        <CompareTable listed={listed} chosen={chosen} hasEngines={hasEngines} navigation={navigation} />
      )}
      <p class="caption">
        Latency there ÷ latency in the base run, with the interval of both; below 1 is faster. Beyond noise:
        the interval leaves 1 out, and the difference is larger than two measurements of one block differ in
        either run. The largest change first; against another device, the furthest from the median.
      </p>
    </section>
  );
}

function among(changes: Changes, slot: string): (one: Comparison) => boolean {
  if (changes === 'all') return () => true;
  return changes === 'slot' ? ({ row }) => row.slot === slot : ({ isChanged }) => isChanged;
}
