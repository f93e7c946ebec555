import { busyOf, startMsOf } from './busy-time.mjs';

/**
 * Visits as turns that follow each other, as many side by side as there were workers. A visit's end is not stored, but a worker takes its next
 * turn right after one: a turn follows, of those that could have ended by then, the one that would have ended last. `idleMs`: how much longer than its calls a turn took
 * until the next in its lane; null for the last one.
 */
export function inLanes(visits, workers) {
  const turns = visits
    .map((visit) => ({
      startMs: startMsOf(visit),
      busyMs: busyOf(visit).allNs / 1e6,
      verifies: visit.outcome.verification !== undefined,
      idleMs: null,
    }))
    .sort((a, b) => a.startMs - b.startMs);
  const lanes = [];
  for (const turn of turns) {
    const endOf = ({ startMs, busyMs }) => startMs + busyMs;
    // Start times are stored in whole milliseconds.
    const ended = lanes.filter((last) => endOf(last) <= turn.startMs + 1).sort((a, b) => endOf(b) - endOf(a));
    const [before] = ended;
    if (before !== undefined) {
      before.idleMs = Math.max(0, turn.startMs - endOf(before));
      lanes.splice(lanes.indexOf(before), 1);
    }
    lanes.push(turn);
    if (lanes.length > workers) lanes.shift();
  }
  return turns;
}
