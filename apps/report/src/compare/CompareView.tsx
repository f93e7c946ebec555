import type { ReportDocument } from '@convscape/core';
import { useMemo, useState } from 'preact/hooks';
import { costGoal } from '../front/dominance-objectives.js';
import { compareSlots } from '../slot/compare-slots.js';
import type { Navigation } from '../view/use-view-state.js';
import { CompareChanges } from './CompareChanges.js';
import { CompareChart } from './CompareChart.js';
import { chosenSides } from './chosen-sides.js';
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

/** So many ratios take a second or two: they are counted when somebody asks. */
const MANY = 10_000;

function Compared({ report, sides, navigation, textPx }: Props & { readonly sides: readonly Side[] }) {
  const { view } = navigation;
  const { base: wanted, against, slot, engine, threads, x, y, scale, sweep } = view;
  const [isAsked, setAsked] = useState(false);
  const chosen = useMemo(() => chosenSides(sides, { base: wanted, against }), [sides, wanted, against]);
  const { base } = chosen;
  const slots = useMemo(
    () => [...new Set([...base.rows.values()].map((row) => row.slot))].sort(compareSlots),
    [base],
  );
  const objectives = report.sweeps.find(({ name }) => name === sweep)?.objectives ?? [];
  const goal = costGoal(view, objectives);
  const fronts = useMemo(
    () => sideFronts(chosen, { slot, engine, threads, x, y, scale }, goal),
    [chosen, slot, engine, threads, x, y, scale, goal],
  );
  return (
    <section aria-labelledby="compare-title" class="compare">
      <div class="section-head">
        <h2 id="compare-title">Runs compared</h2>
        <SideChoices sides={sides} chosen={chosen} slots={slots} navigation={navigation} />
      </div>
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
      {base.rows.size > MANY && !isAsked ? (
        <p>
          <button type="button" onClick={() => setAsked(true)}>
            Compare all {base.rows.size.toLocaleString('en-US')} candidates
          </button>
        </p>
      ) : (
        <CompareChanges report={report} chosen={chosen} navigation={navigation} />
      )}
    </section>
  );
}
