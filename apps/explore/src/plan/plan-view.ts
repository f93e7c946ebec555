import type { SweepConfig } from '@convscape/config';
import type { CountedColumns, Protocol, SpaceCount } from '@convscape/core';
import { candidatesOf } from './candidates-of.js';
import { countCandidate } from './count-candidate.js';
import type { SweepEstimate } from './estimate-sweep.js';
import { lookThrough, typicalCandidates } from './look-through.js';
import { estimateFor } from './refuse-too-many.js';
import { refuseUselessReference } from './refuse-useless-reference.js';

type PlannedConfig = Pick<SweepConfig, 'space' | 'objectives' | 'referencePoint'>;

/** Up to so many candidates all are counted; of more, so many drawn ones. */
const COUNTED_ALL = 5000n;
const COUNTED_DRAWN = 1000;

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
  readonly ranges: { readonly [Column in (typeof RANGED)[number]]: Range };
  /** How many candidates the ranges were taken from. */
  readonly rangesFrom: number;
  readonly estimate: SweepEstimate;
}

/** @throws {CommandError} exit 2 where no candidate is left, or none is better than the reference point */
export function planView(config: PlannedConfig, protocol: Protocol, workers: number): PlanView {
  const { space } = config;
  const { count, candidates } = lookThrough(space);
  const looked = candidates <= COUNTED_ALL ? candidatesOf(space) : typicalCandidates(space, COUNTED_DRAWN);
  const counted = looked.map((candidate) => countCandidate(candidate).counted);
  if (candidates <= COUNTED_ALL) refuseUselessReference(config, counted);
  return {
    count,
    candidates,
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

function rangeOf(counted: readonly CountedColumns[], column: (typeof RANGED)[number]): Range {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { [column]: value } of counted) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { min, max };
}
