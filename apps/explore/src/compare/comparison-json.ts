import {
  type ComparedCandidate,
  type Crossings,
  type FrontChange,
  type LatencyEstimate,
  type RunComparison,
  reproducibility,
} from '@convscape/core';
import { limitText } from './change-limit.js';
import type { AskedRun } from './read-run.js';

/** A comparison as `--json` tells it: the names of rows, units in them. */
export function comparisonJson(
  a: AskedRun,
  b: AskedRun,
  comparison: RunComparison,
  limits: readonly Crossings[],
): object {
  const { tally, coverage, differences, differencesAsTimed, front } = comparison;
  const confirmed = reproducibility(a.alone, b.alone, comparison);
  const frontOf = new Map(b.alone.rows.map((row) => [row.candidate, row.front]));
  return {
    a: runJson(a),
    b: runJson(b),
    same_device: comparison.isSameDevice,
    clock: comparison.clock,
    confidence: comparison.confidence,
    summary: {
      compared: comparison.compared.length,
      ...tally,
      median_ratio: comparison.medianRatio,
      tau: comparison.tau,
      jaccard: comparison.jaccard,
      coverage_a_by_b: coverage.aByB,
      coverage_b_by_a: coverage.bByA,
      median_difference: differences?.median ?? null,
      p95_difference: differences?.p95 ?? null,
      median_difference_as_timed: differencesAsTimed?.median ?? null,
      p95_difference_as_timed: differencesAsTimed?.p95 ?? null,
      reproduced: confirmed === null ? null : confirmed.missed.length === 0,
      targets_missed: confirmed?.missed.map(({ figure }) => figure) ?? [],
    },
    candidates: comparison.compared.map((one) =>
      candidateJson(one, a.blockText(one.candidate), frontOf.get(one.candidate) ?? null),
    ),
    front: { joined: front.joined.map(changeJson), left: front.left.map(changeJson) },
    taken_over: comparison.takenOver,
    untimed: comparison.untimed.map(({ candidate, a: stateA, b: stateB }) => ({
      candidate,
      state_a: stateA,
      state_b: stateB,
    })),
    not_timed_in_b: comparison.lost.map(({ candidate, state, reason }) => ({
      candidate,
      state_b: state,
      reason_b: reason,
    })),
    only_in_a: comparison.onlyInA,
    only_in_b: comparison.onlyInB,
    limits: limits.map(({ limit, crossed, possible, confidence }) => ({
      limit: limitText(limit),
      confidence,
      crossed: crossed.map(({ candidate, ratio, low, high }) => ({
        candidate,
        ratio,
        ratio_low: low,
        ratio_high: high,
      })),
      possible,
    })),
  };
}

function runJson({ file, alone: { run } }: AskedRun): object {
  const { run: id, sweep, device, seed, startedAt, state, protocol } = run;
  return {
    run: id,
    sweep,
    device,
    seed,
    started_at: startedAt,
    state,
    cache: protocol.cache,
    database: file,
  };
}

function candidateJson(one: ComparedCandidate, block: string, frontB: string | null): object {
  const { candidate, row, asTimed } = one;
  return {
    candidate,
    block,
    slot: row.slot,
    engine: row.engine,
    threads: row.threads,
    verdict: one.verdict,
    ratio: one.ratio,
    ratio_low: one.low,
    ratio_high: one.high,
    ratio_as_timed: asTimed.ratio,
    ratio_as_timed_low: asTimed.low,
    ratio_as_timed_high: asTimed.high,
    noise: one.noise,
    a: { ...latencyJson(one.a), front: row.front },
    b: { ...latencyJson(one.b), front: frontB },
  };
}

const latencyJson = ({ latencyNs, lowNs, highNs, visits }: LatencyEstimate) => ({
  latency_ns: latencyNs,
  latency_low_ns: lowNs,
  latency_high_ns: highNs,
  visits,
});

const changeJson = ({ candidate, a, b, isCertain }: FrontChange) => ({
  candidate,
  front_a: a,
  front_b: b,
  certain: isCertain,
});
