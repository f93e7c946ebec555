import type { Row } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { KindDot } from '../candidate/KindDot.js';
import { isOpenRow } from '../front/is-open-row.js';
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
  const untimed = row.latency_ns === null;
  const isRemarked = !untimed || !columns.some(({ sort }) => MEASURED.includes(sort));
  return (
    <tr
      class={`row-${row.state} front-${row.front ?? 'none'}`}
      aria-rowindex={rowIndex}
      aria-current={isOpenRow(row, navigation.view) ? 'true' : undefined}
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
        if (column.sort === 'kind') return <NameCell key="kind" row={row} navigation={navigation} />;
        return <Cell key={column.sort} row={row} column={column} isRemarked={isRemarked} />;
      })}
    </tr>
  );
}

function NameCell({ row, navigation }: Pick<Props, 'row' | 'navigation'>) {
  const { sweep, device, engine, threads, cache, slot, candidate } = row;
  return (
    <th scope="row">
      <KindDot kind={row.kind} mix={row.mix} />{' '}
      <a href={navigation.hashOf({ sweep, device, engine, threads, cache, slot, candidate })}>
        {candidateLabel(row)}
      </a>
    </th>
  );
}

function Cell({
  row,
  column,
  isRemarked,
}: {
  readonly row: Row;
  readonly column: TableColumn;
  /** Whether its state says why, since no other cell does. */
  readonly isRemarked: boolean;
}) {
  const text = column.text(row);
  const remark = column.sort === 'state' && isRemarked ? row.reason : null;
  return (
    <td class={column.numeric ? 'numeric' : `cell-${column.sort}`} title={remark ?? undefined}>
      {text ?? <span class="muted">–</span>}
      {column.sort === 'latency_ns' && <span class="interval">({intervalText(row)})</span>}
      {remark !== null && <span class="remark">{remark}</span>}
    </td>
  );
}
