import type { Objective, ReportDocument, Row } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { engineLabel } from '../candidate/engine-label.js';
import { COLUMN_TITLES, significant } from '../quantity/column-text.js';
import type { SlotRows } from '../slot/slot-rows.js';
import { Choice } from '../view/Choice.js';
import type { Navigation } from '../view/use-view-state.js';
import {
  COLOURS,
  DOMINANCES,
  type Dominance,
  SCALES,
  SHAPES,
  X_COLUMNS,
  Y_COLUMNS,
} from '../view/view-state.js';
import { columnGoal } from './column-goal.js';
import { costGoal } from './dominance-objectives.js';
import { MARK_TITLES } from './mark-values.js';
import { meetsAcross } from './shown-rows.js';

interface Props {
  readonly report: ReportDocument;
  readonly slots: readonly SlotRows[];
  /** Of the chosen slot. */
  readonly rows: readonly Row[];
  /** Of the sweep. */
  readonly objectives: readonly Objective[];
  readonly navigation: Navigation;
}

const DOMINANCE_WORDS: { readonly [Name in Dominance]: string } = {
  sweep: "the sweep's objectives",
  axes: 'these two axes',
  mixing: 'these axes and mixing',
};

/** What is drawn of a slot, what is better, and what marks look like. */
export function AxisChoices({ report, slots, rows, objectives, navigation }: Props) {
  const { view, go } = navigation;
  const { sweep, device, cache, slot } = view;
  const engines = useMemo(() => {
    const found = report.rows.filter((row) => meetsAcross(row, { sweep, device, cache, slot }));
    return new Set(found.map(engineLabel)).size;
  }, [report, sweep, device, cache, slot]);
  return (
    <div class="controls">
      <Choice
        label="Slot"
        value={view.slot}
        options={slots.map((one) => ({ value: one.slot, text: one.slot }))}
        onChange={(chosen) => go({ slot: chosen, candidate: null })}
      />
      <Choice
        label="Cost"
        value={view.x}
        options={X_COLUMNS.map((value) => ({ value, text: COLUMN_TITLES[value] }))}
        onChange={(x) => go({ x, goal: '' })}
      />
      <Choice
        label="Better is"
        value={costGoal(view, objectives)}
        options={[
          { value: 'minimize', text: 'less of it' },
          { value: 'maximize', text: 'more of it' },
        ]}
        onChange={(goal) =>
          go({
            goal: goal === columnGoal(view.x, objectives) ? '' : goal,
            by: view.by === 'sweep' ? 'axes' : view.by,
          })
        }
      />
      <Choice
        label="Latency"
        value={view.y}
        options={Y_COLUMNS.map((value) => ({
          value,
          text: value === 'latency_ns' ? 'Median' : '95th percentile',
        }))}
        onChange={(y) => go({ y })}
      />
      <Choice
        label="Scale"
        value={view.scale}
        options={SCALES.map((value) => ({ value, text: value === 'log' ? 'Logarithmic' : 'Linear' }))}
        onChange={(scale) => go({ scale })}
      />
      <Choice
        label="Front by"
        value={view.by}
        options={DOMINANCES.map((value) => ({ value, text: DOMINANCE_WORDS[value] }))}
        onChange={(by) => go(by === 'sweep' ? { by, goal: '' } : { by })}
      />
      {engines > 1 && (
        <Choice
          label="Engines"
          value={view.across}
          options={[
            { value: '', text: `${view.engine} alone` },
            { value: 'engines', text: 'all on one front' },
          ]}
          onChange={(across) =>
            go(across === '' ? { across } : { across, colour: 'engine', candidate: null })
          }
        />
      )}
      <Choice
        label="Mixing at least"
        value={view.reach}
        options={reachOptions(rows, view.reach)}
        onChange={(reach) => go({ reach })}
      />
      <Choice
        label="Colour"
        value={view.colour}
        options={COLOURS.map((value) => ({ value, text: MARK_TITLES[value] }))}
        onChange={(colour) => go({ colour })}
      />
      <Choice
        label="Shape"
        value={view.shape}
        options={SHAPES.map((value) => ({ value, text: MARK_TITLES[value] }))}
        onChange={(shape) => go({ shape })}
      />
    </div>
  );
}

/** The reaches that the slot's candidates have, and the one of the link. */
function reachOptions(rows: readonly Row[], chosen: string) {
  const reaches = new Set(rows.map((row) => row.mixing_reach).filter((reach) => reach > 0));
  if (chosen !== '') reaches.add(Number(chosen));
  return [
    { value: '', text: 'any' },
    ...[...reaches]
      .sort((a, b) => b - a)
      .map((reach) => ({
        value: String(reach),
        text: reach === 1 ? '1: every channel' : significant(reach),
      })),
  ];
}
