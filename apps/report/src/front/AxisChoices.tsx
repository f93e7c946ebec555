import type { Row } from '@convscape/core';
import { COLUMN_TITLES, significant } from '../quantity/column-text.js';
import type { SlotRows } from '../slot/slot-rows.js';
import { Choice } from '../view/Choice.js';
import type { Navigation } from '../view/use-view-state.js';
import { COLOURS, SCALES, X_COLUMNS, Y_COLUMNS } from '../view/view-state.js';
import { COLOUR_TITLES } from './mark-colours.js';

/** Slot, axes, scale, colours and least mixing of the front. */
export function AxisChoices({
  slots,
  rows,
  navigation,
}: {
  readonly slots: readonly SlotRows[];
  /** Of the chosen slot. */
  readonly rows: readonly Row[];
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  return (
    <div class="controls">
      <Choice
        label="Slot"
        value={view.slot}
        options={slots.map(({ slot }) => ({ value: slot, text: slot }))}
        onChange={(slot) => go({ slot, candidate: null })}
      />
      <Choice
        label="Cost"
        value={view.x}
        options={X_COLUMNS.map((value) => ({ value, text: COLUMN_TITLES[value] }))}
        onChange={(x) => go({ x })}
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
        label="Colour"
        value={view.colour}
        options={COLOURS.map((value) => ({ value, text: COLOUR_TITLES[value] }))}
        onChange={(colour) => go({ colour })}
      />
      <Choice
        label="Mixing at least"
        value={view.reach}
        options={reachOptions(rows, view.reach)}
        onChange={(reach) => go({ reach })}
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
