import type { Row } from '@convscape/core';
import type { Navigation } from '../view/use-view-state.js';

/** From what is known best to what is not known at all. */
const STATES: readonly Row['state'][] = [
  'measured',
  'noisy',
  'screened',
  'failed',
  'unsupported',
  'skipped',
  'pending',
];

/** How many rows ended how; each is a switch that leaves only its rows. */
export function StateChoices({
  rows,
  navigation,
}: {
  readonly rows: readonly Row[];
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  return (
    <fieldset class="states">
      <legend class="visually-hidden">Show only one state</legend>
      {STATES.map((state) => {
        const count = rows.filter((row) => row.state === state).length;
        if (count === 0) return null;
        return (
          <button
            key={state}
            type="button"
            class={`state-choice state-${state}`}
            aria-pressed={view.state === state}
            onClick={() => go({ state: view.state === state ? null : state }, 'replace')}
          >
            {state} <span class="count">{count}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
