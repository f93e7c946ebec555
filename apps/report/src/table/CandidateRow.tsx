import type { Row } from '@convscape/core';
import { KindDot } from '../candidate/KindDot.js';
import { intervalText } from '../quantity/latency-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { TableColumn } from './table-columns.js';

interface Props {
  readonly row: Row;
  /** Its place among all rows, the header being 1. */
  readonly rowIndex: number;
  readonly columns: readonly TableColumn[];
  readonly navigation: Navigation;
}

/** What is measured: neighbours in the table, so that a candidate that was never timed says why in their place. */
const MEASURED: readonly TableColumn['sort'][] = ['latency_ns', 'latency_p95_ns', 'savings_realised'];

/** One candidate; its name leads to its details. */
export function CandidateRow({ row, rowIndex, columns, navigation }: Props) {
  const { sweep, device, engine, threads, cache, slot, candidate } = row;
  const here = { sweep, device, engine, threads, cache, slot, candidate };
  const untimed = row.latency_ns === null;
  return (
    <tr
      class={`row-${row.state} front-${row.front ?? 'none'}`}
      aria-rowindex={rowIndex}
      aria-current={navigation.view.candidate === candidate ? 'true' : undefined}
    >
      {columns.map((column) => {
        if (untimed && MEASURED.includes(column.sort)) {
          const measured = columns.filter(({ sort }) => MEASURED.includes(sort));
          const why = row.reason ?? 'not measured yet';
          return column === measured[0] ? (
            <td key={column.sort} colSpan={measured.length} class="reason" title={why}>
              {why}
            </td>
          ) : null;
        }
        return <Cell key={column.sort} row={row} column={column} href={navigation.hashOf(here)} />;
      })}
    </tr>
  );
}

function Cell({
  row,
  column,
  href,
}: {
  readonly row: Row;
  readonly column: TableColumn;
  readonly href: string;
}) {
  const text = column.text(row);
  if (column.sort === 'kind') {
    return (
      <th scope="row">
        <KindDot kind={row.kind} mix={row.mix} /> <a href={href}>{text}</a>
      </th>
    );
  }
  return (
    <td class={column.numeric ? 'numeric' : `cell-${column.sort}`}>
      {text ?? <span class="muted">–</span>}
      {column.sort === 'latency_ns' && <span class="interval">({intervalText(row)})</span>}
      {column.sort === 'state' && row.reason !== null && row.latency_ns !== null && (
        <span class="remark">{row.reason}</span>
      )}
    </td>
  );
}
