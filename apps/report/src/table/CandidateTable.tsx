import type { Row } from '@convscape/core';
import { useMemo } from 'preact/hooks';
import { rowsAsCsv } from '../export/rows-as-csv.js';
import { fileName, saveFile } from '../export/save-file.js';
import { parseQuery } from '../query/parse-query.js';
import type { Navigation } from '../view/use-view-state.js';
import { CandidateRow } from './CandidateRow.js';
import { ColumnChoices } from './ColumnChoices.js';
import { filterRows } from './filter-rows.js';
import { QueryField } from './QueryField.js';
import { SortHeader } from './SortHeader.js';
import { StateChoices } from './StateChoices.js';
import { rowWith, savedColumns } from './saved-columns.js';
import { sortRows } from './sort-rows.js';
import { TABLE_COLUMNS, tableColumns } from './table-columns.js';
import { usePreparedSearch } from './use-prepared-search.js';
import { useRowWindow } from './use-row-window.js';

/** Every candidate of every slot, those that could not be measured with their reasons among them. */
export function CandidateTable({
  rows,
  navigation,
}: {
  readonly rows: readonly Row[];
  readonly navigation: Navigation;
}) {
  const { view } = navigation;
  const columns = useMemo(() => tableColumns(rows, view.columns), [rows, view.columns]);
  const query = useMemo(() => parseQuery(view.filter), [view.filter]);
  // Sorted first, so that a key stroke in the filter only filters.
  const ordered = useMemo(() => {
    const column = TABLE_COLUMNS.find(({ sort }) => sort === view.sort);
    return column === undefined ? rows : sortRows(rows, column, view.order);
  }, [rows, view.sort, view.order]);
  const sorted = useMemo(() => filterRows(ordered, query, view.state), [ordered, query, view.state]);
  usePreparedSearch(rows);
  const { frame, rowWindow } = useRowWindow(sorted.length);
  const { isPart, start, end, above, below } = rowWindow;
  const saved = savedColumns(view.columns);
  const save = (content: string, type: string, ending: string) =>
    saveFile(`${fileName(view.sweep, view.filter)}.${ending}`, new Blob([content], { type }));
  return (
    <section aria-labelledby="table-title">
      <div class="section-head">
        <h2 id="table-title">All candidates</h2>
        <QueryField query={query} navigation={navigation} />
      </div>
      <StateChoices rows={rows} navigation={navigation} />
      <div class="table-tools">
        <p class="caption" role="status">
          {count(sorted.length, rows.length)}
        </p>
        <ColumnChoices shown={columns} navigation={navigation} />
        <button type="button" class="quiet" onClick={() => save(rowsAsCsv(sorted, saved), 'text/csv', 'csv')}>
          Save as CSV
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() =>
            save(
              JSON.stringify(
                sorted.map((row) => rowWith(row, saved)),
                null,
                1,
              ),
              'application/json',
              'json',
            )
          }
        >
          Save as JSON
        </button>
        <span class="muted saved-columns">
          {view.columns === '' ? 'with every column' : 'with keys and the columns shown'}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-frame" id="candidates" aria-label="Table of candidates" tabIndex={0} ref={frame}>
        <table class={isPart ? 'even-rows' : undefined} aria-rowcount={sorted.length + 1}>
          <thead>
            <tr>
              {columns.map((column) => (
                <SortHeader key={column.sort} column={column} navigation={navigation} />
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr class="gap" style={{ height: `${above}px` }} />}
            {sorted.slice(start, end).map((row, index) => (
              <CandidateRow
                key={`${row.sweep} ${row.device} ${row.candidate}`}
                row={row}
                rowIndex={start + index + 2}
                columns={columns}
                navigation={navigation}
              />
            ))}
            {below > 0 && <tr class="gap" style={{ height: `${below}px` }} />}
          </tbody>
        </table>
        {sorted.length === 0 && <p class="empty">No candidate matches.</p>}
      </section>
    </section>
  );
}

function count(found: number, all: number): string {
  const number = (value: number) => value.toLocaleString('en-US');
  return found === all ? `${number(all)} rows` : `${number(found)} of ${number(all)} rows`;
}
