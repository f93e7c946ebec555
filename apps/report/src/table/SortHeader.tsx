import type { Navigation } from '../view/use-view-state.js';
import type { TableColumn } from './table-columns.js';

/** A column's header is the button that sorts by it; a second press turns the order round. */
export function SortHeader({
  column,
  navigation,
}: {
  readonly column: TableColumn;
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  const sorted = view.sort === column.sort;
  const next = sorted && view.order === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" class={column.numeric ? 'numeric' : undefined} aria-sort={sorted ? view.order : 'none'}>
      <button type="button" onClick={() => go({ sort: column.sort, order: next }, 'replace')}>
        {column.title}
        <span class="sort-arrow" aria-hidden="true">
          {sorted ? (view.order === 'ascending' ? '↑' : '↓') : ''}
        </span>
      </button>
    </th>
  );
}
