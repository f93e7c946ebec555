import { COLUMN_TITLES } from '../quantity/column-text.js';
import type { SlotRows } from '../slot/slot-rows.js';
import { Choice } from '../view/Choice.js';
import type { Navigation } from '../view/use-view-state.js';
import { SCALES, X_COLUMNS, Y_COLUMNS } from '../view/view-state.js';

/** Slot, axes and scale of the front. */
export function AxisChoices({
  slots,
  navigation,
}: {
  readonly slots: readonly SlotRows[];
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
    </div>
  );
}
