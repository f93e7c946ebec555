import { busyOf, startMsOf } from './busy-time.mjs';
import { inLanes } from './lanes.mjs';
import { lengthOfUnion } from './union.mjs';

/** Where a sweep's wall time goes, from the start of its process to its end, by its stored visits. */
export async function overhead(bench) {
  const { visits, run, wallMs } = await bench.mixed(1);
  const turns = inLanes(visits, run.workers);
  // What a first verification took is the part of its turn that other turns do not have.
  const plainMs = turns.filter((turn) => !turn.verifies && turn.idleMs !== null).map(({ idleMs }) => idleMs);
  plainMs.sort((a, b) => a - b);
  const usualMs = plainMs[plainMs.length >> 1] ?? 0;
  const verifying = turns.flatMap(({ startMs, verifies, idleMs }) =>
    verifies && idleMs > usualMs ? [[startMs, startMs + idleMs - usualMs]] : [],
  );
  const busy = turns.map(({ startMs, verifies, idleMs, busyMs }) => {
    const begins = verifies && idleMs !== null ? startMs + idleMs : startMs;
    return [begins, begins + busyMs];
  });
  const busyMs = lengthOfUnion(busy);
  const verificationMs = lengthOfUnion([...busy, ...verifying]) - busyMs;
  const restMs = wallMs - busyMs - verificationMs;
  const spent = visits.map(busyOf);
  const sumMs = (key) => spent.reduce((sum, one) => sum + one[key], 0) / 1e6;
  const counted = wallMs - verificationMs;
  const shareOf = (key) => ((sumMs(key) / sumMs('allNs')) * busyMs) / counted;
  const starts = visits.map(startMsOf);
  const ends = busy.map(([, end]) => end);
  const measuringMs = Math.max(...ends) - Math.min(...starts);
  return [
    {
      name: 'wall time in timed, warm-up or sentinel calls',
      unit: 'percent',
      least: 0.85,
      value: busyMs / counted,
      note: `of ${(counted / 1000).toFixed(1)} s without verifications`,
    },
    { name: '… timed', unit: 'percent', value: shareOf('timedNs') },
    { name: '… warm-up', unit: 'percent', most: 0.3, value: shareOf('warmupNs') },
    { name: '… sentinels', unit: 'percent', value: shareOf('sentinelNs') },
    {
      name: 'in neither: in turns and between them',
      unit: 'seconds',
      value: (restMs - wallMs + measuringMs) / 1000,
    },
    {
      name: 'in neither: before the first visit and after the last',
      unit: 'seconds',
      value: (wallMs - measuringMs) / 1000,
    },
    {
      name: 'first verification of a kernel, nothing else running',
      unit: 'seconds',
      value: verificationMs / 1000,
      note: 'told by how much longer such turns take; no part of the shares',
    },
  ];
}
