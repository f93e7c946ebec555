import { formatPercent } from '../terminal/percent.js';
import { formatTable, left, right } from '../terminal/table.js';
import { type CostRow, isPossible } from './cost-row.js';
import type { CostTotal } from './cost-total.js';

const COLUMNS = [
  left('layer or block'),
  left('input'),
  left('output'),
  right('MACs'),
  right('params'),
  right('activations'),
  right('memory access'),
  right('peak bytes'),
  right('FLOP/byte'),
  right('reach'),
];

/** Counts in full, as people compare them with other tools digit by digit. */
export function costTable(rows: readonly CostRow[], total: CostTotal | null): string {
  const cells = rows.map((row) =>
    row.reason === null
      ? [
          row.name,
          row.input ?? '',
          row.output ?? '',
          whole(row.macs),
          whole(row.params),
          whole(row.activations),
          whole(row.memory_access_elements),
          whole(row.peak_memory_bytes),
          (row.arithmetic_intensity ?? 0).toFixed(2),
          formatPercent(row.mixing_reach ?? 0),
        ]
      : [row.name, `${isPossible(row) ? 'not counted' : 'impossible'}: ${row.reason}`],
  );
  if (total) {
    const { macs, params, activations, memory_access_elements: access, peak_memory_bytes: peak } = total;
    cells.push(['total', '', '', whole(macs), whole(params), whole(activations), whole(access), whole(peak)]);
  }
  return formatTable(COLUMNS, cells);
}

const whole = (count: number | null) => (count ?? 0).toLocaleString('en-US');
