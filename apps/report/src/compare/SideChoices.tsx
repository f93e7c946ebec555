import { Choice } from '../view/Choice.js';
import type { Navigation } from '../view/use-view-state.js';
import { type ChosenSides, MOST_OTHERS } from './chosen-sides.js';
import type { Side } from './side.js';
import { viewOfSlot } from './view-of-slot.js';

/** Which run is the measure, and which are held against it. */
export function SideChoices({
  sides,
  chosen: { base, others },
  slots,
  navigation,
}: {
  readonly sides: readonly Side[];
  readonly chosen: ChosenSides;
  /** Slots of the base. */
  readonly slots: readonly string[];
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  const isFull = others.length >= MOST_OTHERS;
  const isChosen = (side: Side) => others.includes(side);
  const turn = (side: Side) => {
    const kept = isChosen(side) ? others.filter((other) => other !== side) : [...others, side];
    go({ base: base.run.run, against: kept.map(({ run }) => run.run).join(',') });
  };
  return (
    <div class="controls compare-controls">
      <Choice
        label="Slot"
        value={view.slot}
        options={[
          ...slots.map((slot) => ({ value: slot, text: slot })),
          ...(slots.includes(view.slot)
            ? []
            : [{ value: view.slot, text: `${view.slot}, not in the base run` }]),
        ]}
        onChange={(slot) => go(viewOfSlot(base, slot, view))}
      />
      <Choice
        label="Base run"
        value={base.run.run}
        options={sides.map(({ run, name }) => ({ value: run.run, text: name }))}
        onChange={(run) => go({ base: run, against: '' })}
      />
      {sides.length > 2 && (
        <fieldset class="compare-others">
          <legend>Compared with it</legend>
          {sides
            .filter((side) => side !== base)
            .map((side) => (
              <label key={side.run.run}>
                <input
                  type="checkbox"
                  checked={isChosen(side)}
                  disabled={isChosen(side) ? others.length === 1 : isFull}
                  onChange={() => turn(side)}
                />{' '}
                {side.name}
              </label>
            ))}
        </fieldset>
      )}
    </div>
  );
}
