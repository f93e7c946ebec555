import type { Row } from '@convscape/core';
import type { Navigation } from '../view/use-view-state.js';

const STATES: readonly Row['state'][] = ['failed', 'unsupported', 'skipped', 'pending'];

interface Props {
  readonly rows: readonly Row[];
  readonly drawn: number;
  /** What the table is asked for to list these rows. */
  readonly query: string;
  readonly navigation: Navigation;
}

/** What the chart does not show, and where it is shown. */
export function UndrawnNote({ rows, drawn, query, navigation }: Props) {
  const missing = rows.length - drawn;
  if (missing === 0) return null;
  const counts = STATES.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }));
  return (
    <p class="caption">
      Not drawn: {missing} of {rows.length} candidates
      {counts
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <span key={state}>
            {', '}
            <a href={navigation.hashOf({ state, filter: query })}>
              {count} {state}
            </a>
          </span>
        ))}
      .
    </p>
  );
}
