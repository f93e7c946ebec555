import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { frontMembers } from '@convscape/core';
import { busyOf, startMsOf } from './busy-time.mjs';
import { mixedSweep } from './mixed-sweep.mjs';
import { runSweep } from './run-sweep.mjs';

/** A visit that the burners met for less of its time was not touched by them. */
const LEAST_SHARE = 0.1;
const SEED = 101;
const BURNER = fileURLToPath(new URL('./burner.mjs', import.meta.url));

/** A sweep beside which every core is kept busy, from a third of the time that a calm one takes until two thirds of it. */
export async function noticedNoise(bench) {
  const { wallMs } = await bench.mixed(1);
  const { visits, rows, burntMs } = await runBurnt(bench, wallMs / 3);
  const touched = visits.filter((visit) => touchedShare(visit, burntMs) >= LEAST_SHARE);
  const isFlagged = ({ outcome }) =>
    outcome.state === 'discarded' || outcome.timing?.flags.includes('disturbed') === true;
  const unnoticed = touched.filter((visit) => !isFlagged(visit));
  const front = frontMembers(rows);
  const onFront = new Set(front.map(({ candidate }) => candidate));
  const sure = new Set(front.filter(({ state }) => state === 'measured').map(({ candidate }) => candidate));
  const kept = touched.filter(({ outcome, duplicate }) => outcome.state === 'timed' && !duplicate);
  return [
    {
      name: 'touched visits discarded or flagged',
      unit: 'percent',
      least: 0.95,
      value: touched.length === 0 ? null : 1 - unnoticed.length / touched.length,
      note: `${touched.length} of ${visits.length} visits were touched, ${unnoticed.length} of them unnoticed`,
    },
    {
      name: 'unnoticed on the front',
      unit: 'count',
      most: 0,
      value: unnoticed.filter(({ candidate, duplicate }) => !duplicate && onFront.has(candidate)).length,
      note: 'certain and contested',
    },
    {
      name: 'flagged and kept in a measured front latency',
      unit: 'count',
      most: 0,
      value: kept.filter(({ candidate, phase }) => phase === 'confirmation' && sure.has(candidate)).length,
      note: `${kept.filter((visit) => isFlagged(visit) && onFront.has(visit.candidate)).length} in latencies that are called noisy for it`,
    },
  ];
}

function runBurnt(bench, thirdMs) {
  return runSweep(bench, 'burnt', mixedSweep(bench.candidates, SEED), async (ended) => {
    const pause = () => sleep(thirdMs, undefined, { signal: ended }).catch(() => undefined);
    await pause();
    const burners = Array.from({ length: availableParallelism() }, () => fork(BURNER));
    await Promise.all(burners.map((burner) => once(burner, 'message')));
    const fromMs = Date.now();
    bench.say(`${burners.length} burners for ${(thirdMs / 1000).toFixed(0)} s`);
    await pause();
    const toMs = Date.now();
    const exits = burners.map((burner) => once(burner, 'exit'));
    for (const burner of burners) burner.disconnect();
    await Promise.all(exits);
    return { burntMs: [fromMs, toMs] };
  });
}

/** Which share of the visit's time the burners were there. */
function touchedShare(visit, [from, to]) {
  const startMs = startMsOf(visit);
  const endMs = startMs + busyOf(visit).allNs / 1e6;
  return endMs === startMs ? 0 : (Math.min(endMs, to) - Math.max(startMs, from)) / (endMs - startMs);
}
