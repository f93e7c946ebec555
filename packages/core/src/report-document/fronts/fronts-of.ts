import type { StoredSweep } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { xorshift32 } from '../../stats/xorshift32.js';
import { frontNameOf, seedOf } from '../rows/front-name.js';
import { isTimed } from '../rows/latency-bounds.js';
import { visitMediansOf } from '../rows/visit-medians-of.js';
import { contestedShare } from './contested-share.js';
import { costAgreement } from './cost-agreement.js';
import { drawnLatencies } from './drawn-latencies.js';
import type { FrontRow } from './front-row.js';
import { hypervolumeColumns } from './hypervolume-columns.js';

/**
 * What is told of each front of a sweep as a whole; of those that any row entered, in the order of the rows.
 * @param rows the sweep's own, from `rowsOf`
 */
export function frontsOf(stored: StoredSweep, rows: readonly Row[]): FrontRow[] {
  const fronts = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.front === null) continue;
    const name = frontNameOf(row);
    const members = fronts.get(name);
    if (members === undefined) fronts.set(name, [row]);
    else members.push(row);
  }
  const visitMediansNs = visitMediansOf(stored);
  return [...fronts].map(([name, members]) => {
    const { sweep, device, slot, engine, threads, cache } = members[0]!;
    const latencyOf = drawnLatencies(xorshift32(seedOf(`${name} as a whole`)), visitMediansNs);
    const { certain, contested, share } = contestedShare(members);
    const timed = members.filter(isTimed);
    const tau = costAgreement(timed, ['macs', 'bytes_moved'], latencyOf);
    return {
      sweep,
      device,
      slot,
      engine,
      threads,
      cache,
      candidates: members.length,
      certain,
      contested,
      contested_share: share,
      ...hypervolumeColumns(members, stored.sweep, latencyOf),
      tau_macs: tau.macs?.value ?? null,
      tau_macs_low: tau.macs?.low ?? null,
      tau_macs_high: tau.macs?.high ?? null,
      tau_bytes_moved: tau.bytes_moved?.value ?? null,
      tau_bytes_moved_low: tau.bytes_moved?.low ?? null,
      tau_bytes_moved_high: tau.bytes_moved?.high ?? null,
    };
  });
}
