import { randomUUID } from 'node:crypto';
import { MOST_DISCARDED, resultOf, shuffle, visitCounts, xorshift32 } from '@convscape/core';
import { openPool } from '@convscape/pool';
import { openStore } from '@convscape/store';

/**
 * The exhaustive sweep that the race is held against: the candidates of `raced`, all of them confirmed alone in interleaved rounds until each
 * interval is as narrow as the protocol asks or its visits are spent. No screening, nobody ruled out. Same kernels, by the same calibration.
 */
export async function measureEverything(raced, database, say) {
  const startMs = performance.now();
  const { protocol, calibrations, seed } = raced.run;
  const { candidates, sweep, devices } = raced.stored;
  const { minVisits, maxVisits, processes } = protocol.confirmation;
  const pool = await openPool({ workers: 1, processes });
  const store = await openStore(database, { mode: 'write' });
  try {
    const sentinels = await pool.baseline();
    const run = {
      ...raced.run,
      run: 'exhaustive',
      workers: 1,
      sentinels,
      startedAt: new Date().toISOString(),
    };
    await store.putSweep(sweep);
    for (const device of devices) await store.putDevice(device);
    await store.putCandidates(sweep.name, candidates);
    await store.putRun(run);
    const visits = new Map(candidates.map(({ key }) => [key, []]));
    for (let round = 1; round <= maxVisits; round++) {
      const open = candidates.filter(({ key }) => round <= minVisits || !isNarrow(visits.get(key), protocol));
      if (open.length === 0) break;
      say(`exhaustive round ${round}: ${open.length} candidates`);
      const turns = shuffle(open, xorshift32(seed * maxVisits + round));
      for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
        const visit = await take(turn, { round, run, pool, before: visits.get(turn.key) });
        visits.get(turn.key).push(visit);
        if (visit.outcome.state === 'discarded') turns.push(turn);
      }
    }
    await store.putVisits([...visits.values()].flat());
    await store.putMeasurements(
      candidates.map(({ key }) => ({
        run: run.run,
        candidate: key,
        result: resultOf(visits.get(key), protocol),
        ranWith: visits.get(key).at(-1).outcome.ranWith ?? null,
        error: null,
      })),
    );
    await store.putRun({ ...run, calibrations, finishedAt: new Date().toISOString(), state: 'complete' });
  } finally {
    await store.close();
    await pool.close();
  }
  return { wallMs: performance.now() - startMs };
}

/** Whoever failed once will not be tried again. */
function isNarrow(visits, protocol) {
  return !['noisy', 'screened'].includes(resultOf(visits, protocol).state);
}

async function take(candidate, { round, run, pool, before }) {
  const discarded = before.filter((visit) => !visitCounts(visit)).length;
  const verified = before.map(({ outcome }) => outcome.verification?.kernelHash);
  const process = (round - 1) % run.protocol.confirmation.processes;
  const startedAt = new Date(performance.timeOrigin + performance.now()).toISOString();
  const outcome = await pool.confirm(
    {
      candidate,
      phase: 'confirmation',
      protocol: run.protocol,
      calibration: run.calibrations[candidate.engine],
      verifiedKernelHashes: verified.filter((hash) => hash !== undefined),
      watch: { baseline: run.sentinels, keepDisturbed: discarded >= MOST_DISCARDED },
    },
    process,
  );
  const visit = randomUUID();
  return {
    visit,
    run: run.run,
    candidate: candidate.key,
    phase: 'confirmation',
    round,
    process,
    startedAt,
    outcome,
  };
}
