import { useExplanation } from '../glossary/use-explanation.js';
import { WORDS, wordOf } from '../glossary/words.js';
import type { Navigation } from '../view/use-view-state.js';
import type { TableColumn } from './table-columns.js';

/** A column's header is the button that sorts by it, a second press turns the order round; what the column means is said beside it. */
export function SortHeader({
  column,
  navigation,
}: {
  readonly column: TableColumn;
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  const meaning = wordOf(column.title);
  const { id, word, bubble } = useExplanation();
  const sorted = view.sort === column.sort;
  const next = sorted && view.order === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" class={column.numeric ? 'numeric' : undefined} aria-sort={sorted ? view.order : 'none'}>
      <button
        type="button"
        {...(meaning !== null && { ...word, 'aria-describedby': id })}
        onClick={() => go({ sort: column.sort, order: next }, 'replace')}
      >
        {column.title}
        <span class="sort-arrow" aria-hidden="true">
          {sorted ? (view.order === 'ascending' ? '↑' : '↓') : ''}
        </span>
      </button>
      {meaning !== null && (
        <span popover="manual" role="tooltip" id={id} class="meaning" {...bubble}>
          {WORDS[meaning][1]}
        </span>
      )}
    </th>
  );
}
