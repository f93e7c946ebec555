import type { Row } from '@convscape/core';
import { KindDot } from '../candidate/KindDot.js';
import { intervalText } from '../quantity/latency-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { TableColumn } from './table-columns.js';

interface Props {
  readonly row: Row;
  readonly columns: readonly TableColumn[];
  readonly navigation: Navigation;
}

/** One candidate; its name leads to its details, a reason stands beside its state. */
export function CandidateRow({ row, columns, navigation }: Props) {
  const { sweep, device, engine, threads, cache, slot, candidate } = row;
  const here = { sweep, device, engine, threads, cache, slot, candidate };
  return (
    <tr
      class={`row-${row.state} front-${row.front ?? 'none'}`}
      aria-current={navigation.view.candidate === candidate ? 'true' : undefined}
    >
      {columns.map((column) => {
        const text = column.text(row);
        if (column.sort === 'kind') {
          return (
            <th key={column.sort} scope="row">
              <KindDot kind={row.kind} mix={row.mix} /> <a href={navigation.hashOf(here)}>{text}</a>
            </th>
          );
        }
        return (
          <td key={column.sort} class={cellClass(column)}>
            {text ?? <span class="muted">–</span>}
            {column.sort === 'latency_ns' && text !== null && (
              <span class="interval">({intervalText(row)})</span>
            )}
            {column.sort === 'state' && row.reason !== null && <span class="reason">{row.reason}</span>}
          </td>
        );
      })}
    </tr>
  );
}

function cellClass(column: TableColumn): string | undefined {
  if (column.numeric) return 'numeric';
  if (column.sort === 'front_probability') return 'membership';
  return column.sort === 'state' ? 'state' : undefined;
}
