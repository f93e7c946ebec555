import type { Row } from '@convscape/core';
import { useMemo, useState } from 'preact/hooks';
import type { Navigation } from '../view/use-view-state.js';
import { CandidateRow } from './CandidateRow.js';
import { filterRows } from './filter-rows.js';
import { SortHeader } from './SortHeader.js';
import { StateChoices } from './StateChoices.js';
import { sortRows } from './sort-rows.js';
import { TABLE_COLUMNS, tableColumns } from './table-columns.js';

/** Rows drawn at first and with each "more": a table of everything would keep the browser busy for minutes. */
const PAGE = 200;

/** Every candidate of every slot, those that could not be measured with their reasons among them. */
export function CandidateTable({
  rows,
  navigation,
}: {
  readonly rows: readonly Row[];
  readonly navigation: Navigation;
}) {
  const { view, go } = navigation;
  const [pages, setPages] = useState(1);
  const columns = useMemo(() => tableColumns(rows), [rows]);
  const sorted = useMemo(() => {
    const column = TABLE_COLUMNS.find(({ sort }) => sort === view.sort);
    const found = filterRows(rows, view.filter, view.state);
    return column === undefined ? found : sortRows(found, column, view.order);
  }, [rows, view.filter, view.state, view.sort, view.order]);
  const shown = sorted.slice(0, pages * PAGE);
  return (
    <section aria-labelledby="table-title">
      <div class="section-head">
        <h2 id="table-title">All candidates</h2>
        <div class="controls">
          <div class="choice">
            <label for="table-filter">Filter</label>
            <input
              id="table-filter"
              type="search"
              value={view.filter}
              placeholder="grouped 56x56 certain"
              onInput={(event) => go({ filter: event.currentTarget.value }, 'replace')}
            />
          </div>
        </div>
      </div>
      <StateChoices rows={rows} navigation={navigation} />
      <p class="caption" role="status">
        {sorted.length === rows.length ? `${rows.length} rows` : `${sorted.length} of ${rows.length} rows`}
        {shown.length < sorted.length && `, the first ${shown.length} shown`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-frame" id="candidates" aria-label="Table of candidates" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <SortHeader key={column.sort} column={column} navigation={navigation} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <CandidateRow
                key={`${row.sweep} ${row.device} ${row.candidate}`}
                row={row}
                columns={columns}
                navigation={navigation}
              />
            ))}
          </tbody>
        </table>
        {sorted.length === 0 && <p class="empty">No candidate matches.</p>}
      </section>
      {shown.length < sorted.length && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          Show {Math.min(PAGE, sorted.length - shown.length)} more
        </button>
      )}
    </section>
  );
}
