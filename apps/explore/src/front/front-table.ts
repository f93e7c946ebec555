import { formatCount, type JoinedColumn, type Row } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';
import { formatTable, left, right } from '../terminal/table.js';
import { latencyText } from './latency-text.js';

const NAMES = [left('candidate'), left('block')];
const RAN_BY = {
  engine: { column: left('engine'), text: (row: Row) => row.engine },
  threads: { column: right('threads'), text: (row: Row) => String(row.threads) },
};
const COLUMNS = [
  right('MACs'),
  left('latency (interval)'),
  right('reach'),
  right('saving realised'),
  left('front'),
];

/**
 * A front for people: one line a candidate, the fastest first. `blockText` names a candidate's block by its key; a front that is joined
 * `across` engines or threads says whose each line is.
 */
export function frontTable(
  rows: readonly Row[],
  blockText: (candidate: string) => string,
  across: readonly JoinedColumn[] = [],
): string {
  const ranBy = across.map((column) => RAN_BY[column]);
  const sorted = [...rows].sort((a, b) =>
    a.latency_ns === b.latency_ns ? 0 : (a.latency_ns ?? Infinity) - (b.latency_ns ?? Infinity),
  );
  return formatTable(
    [...NAMES, ...ranBy.map(({ column }) => column), ...COLUMNS],
    sorted.map((row) => [
      row.candidate.slice(0, 8),
      blockText(row.candidate),
      ...ranBy.map(({ text }) => text(row)),
      formatCount(row.macs),
      latencyText(row),
      formatPercent(row.mixing_reach),
      row.savings_realised === null ? '-' : formatPercent(row.savings_realised),
      frontText(row),
    ]),
  );
}

function frontText(row: Row): string {
  if (row.front === 'contested' && row.front_probability !== null) {
    return `contested, ${formatPercent(row.front_probability)}`;
  }
  return row.front ?? row.state;
}
