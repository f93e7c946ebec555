import type { Navigation } from '../view/use-view-state.js';
import { TABLE_COLUMNS, type TableColumn } from './table-columns.js';

/** Which columns the table has: a box for each. */
export function ColumnChoices({
  shown,
  navigation,
}: {
  readonly shown: readonly TableColumn[];
  readonly navigation: Navigation;
}) {
  const chosen = new Set(shown.map(({ sort }) => sort));
  const toggle = (column: TableColumn) => {
    const next = TABLE_COLUMNS.filter(({ sort }) =>
      sort === column.sort ? !chosen.has(sort) : chosen.has(sort),
    );
    navigation.go({ columns: next.map(({ sort }) => sort).join(',') }, 'replace');
  };
  return (
    <details class="columns">
      <summary>Columns</summary>
      <fieldset>
        <legend class="visually-hidden">Columns of the table</legend>
        {TABLE_COLUMNS.filter(({ sort }) => sort !== 'kind').map((column) => (
          <label key={column.sort}>
            <input type="checkbox" checked={chosen.has(column.sort)} onChange={() => toggle(column)} />{' '}
            {column.title}
          </label>
        ))}
        {navigation.view.columns !== '' && (
          <button type="button" onClick={() => navigation.go({ columns: '' }, 'replace')}>
            As at first
          </button>
        )}
      </fieldset>
    </details>
  );
}
