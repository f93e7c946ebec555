import type { SweepConfig } from '@convscape/config';
import {
  type CountedColumns,
  type Protocol,
  reachCounter,
  type Space,
  type SpaceCount,
} from '@convscape/core';
import { candidatesOf } from './candidates-of.js';
import { countCandidate } from './count-candidate.js';
import type { SweepEstimate } from './estimate-sweep.js';
import { lookThrough, MOST_CANDIDATES, type SpaceView, typicalCandidates } from './look-through.js';
import { estimateFor } from './refuse-too-many.js';
import { refuseUselessReference } from './refuse-useless-reference.js';
import { isSurelyComplete, shortSample } from './short-sample.js';

type PlannedConfig = Pick<SweepConfig, 'space' | 'objectives' | 'referencePoint'>;

/** Up to so many candidates all are counted; of more, so many drawn ones. */
const COUNTED_ALL = 5000n;
const COUNTED_DRAWN = 1000;

/** Where a count is an estimate, the real number is found in spaces of up to so many combinations: it takes some ten seconds. */
const LISTED_COMBINATIONS = 2_000_000n;

const RANGED = [
  'macs',
  'params',
  'bytes_moved',
  'mixing_reach',
] as const satisfies readonly (keyof CountedColumns)[];

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What a sweep would be, before it is one. */
export interface PlanView {
  readonly count: SpaceCount;
  readonly candidates: bigint;
  /** Whether so many were found: not an estimate. */
  readonly isFound: boolean;
  /** How many a sample asks for, where fewer were found. */
  readonly asked: number | null;
  readonly ranges: { readonly [Column in (typeof RANGED)[number]]: Range };
  /** How many candidates the ranges were taken from. */
  readonly rangesFrom: number;
  readonly estimate: SweepEstimate;
}

/** @throws {CommandError} exit 2 where no candidate is left, or none is better than the reference point */
export function planView(config: PlannedConfig, protocol: Protocol, workers: number): PlanView {
  const { space } = config;
  const view = lookThrough(space);
  const { count } = view;
  const all = isWorthFinding(space, view) ? candidatesOf(space, MOST_CANDIDATES) : null;
  const candidates = all === null ? view.candidates : BigInt(all.found);
  const few = all !== null && candidates <= COUNTED_ALL ? all.candidates : null;
  const looked = few ?? typicalCandidates(space, COUNTED_DRAWN);
  const reachOf = reachCounter();
  const counted = looked.map((candidate) => countCandidate(candidate, reachOf).counted);
  if (few !== null) refuseUselessReference(config, counted);
  return {
    count,
    candidates,
    isFound: all !== null,
    asked: all === null ? null : shortSample(space, count, all.found),
    ranges: {
      macs: rangeOf(counted, 'macs'),
      params: rangeOf(counted, 'params'),
      bytes_moved: rangeOf(counted, 'bytes_moved'),
      mixing_reach: rangeOf(counted, 'mixing_reach'),
    },
    rangesFrom: counted.length,
    estimate: estimateFor(candidates, space, protocol, workers),
  };
}

/** Whether all candidates are to be found, and not only estimated how many: where they are few, and where a sample may come out short. */
function isWorthFinding({ sample }: Space, { count, candidates }: SpaceView): boolean {
  if (sample === undefined) {
    return candidates <= COUNTED_ALL && (count.exact || count.total <= LISTED_COMBINATIONS);
  }
  if (candidates <= COUNTED_ALL) return true;
  return candidates <= BigInt(MOST_CANDIDATES) && !isSurelyComplete(sample, count);
}

function rangeOf(counted: readonly CountedColumns[], column: (typeof RANGED)[number]): Range {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { [column]: value } of counted) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { min, max };
}
