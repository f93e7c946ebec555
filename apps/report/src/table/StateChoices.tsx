import type { Row } from '@convscape/core';
import { useMemo } from 'preact/hooks';
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
  const counts = useMemo(() => countByState(rows), [rows]);
  return (
    <fieldset class="states">
      <legend class="visually-hidden">Show only one state</legend>
      {STATES.map((state) => {
        const count = counts.get(state);
        if (count === undefined) return null;
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

function countByState(rows: readonly Row[]): ReadonlyMap<Row['state'], number> {
  const counts = new Map<Row['state'], number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
