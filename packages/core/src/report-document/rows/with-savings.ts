import type { Row } from '../../record/row.js';
import { densePeers } from './dense-peer.js';
import { isTimed } from './latency-bounds.js';

/**
 * `savings_realised` = measured speed-up ÷ theoretical speed-up = `(peer latency / latency) / (peer MACs / MACs)`, against the dense peer;
 * 1 is what theory promises. Null where there is no such peer, or the block was not timed.
 */
export function withSavings(rows: readonly Row[]): Row[] {
  const peerOf = densePeers(rows);
  return rows.map((row) => {
    const peer = isTimed(row) ? peerOf(row) : null;
    if (peer === null || !isTimed(row)) return row;
    const measured = peer.latency_ns / row.latency_ns;
    return { ...row, savings_realised: measured / (peer.macs / row.macs) };
  });
}
