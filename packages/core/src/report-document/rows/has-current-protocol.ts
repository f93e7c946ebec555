import type { RunRecord } from '../../record/records.js';
import type { Row } from '../../record/row.js';
import { canonicalJson } from '../../space/canonical-json.js';

/**
 * Tells whether a row is a result of the protocol of its device's newest run with the same cache mode: results of different protocols
 * never meet.
 * @param newestFirst all runs of the rows' sweep
 */
export function hasCurrentProtocol(newestFirst: readonly RunRecord[]): (row: Row) => boolean {
  const protocols = new Map(newestFirst.map((run) => [run.run, canonicalJson(run.protocol)]));
  const current = new Map<string, string | undefined>();
  for (const { run, device, protocol } of newestFirst) {
    const place = `${device} ${protocol.cache}`;
    if (!current.has(place)) current.set(place, protocols.get(run));
  }
  return (row) => protocols.get(row.run) === current.get(`${row.device} ${row.cache}`);
}
