import { kendallTauB } from '../../stats/kendall-tau-b.js';
import { latencyBounds, type TimedRow } from '../rows/latency-bounds.js';
import { bySlot, type ComparableRows } from './comparable-rows.js';
import { latencyWords, times } from './latency-words.js';
import { mostAgreement } from './most-agreement.js';
import type { WeighedFinding } from './weighed-finding.js';

/** MACs that order blocks worse than this hardly order them; fewer blocks have no order to speak of. */
const TELLING_TAU = 0.5;
const TELLING_BLOCKS = 8;
/** Pairs grow with the square: nothing of this is said of a slot with more blocks. */
const MOST_BLOCKS = 2000;

/**
 * In how many slots the block with the fewest MACs is not the fastest, and where MACs order blocks least like latency, whatever the order of
 * those is whose intervals overlap.
 */
export function findCheapestNotFastest(comparable: ComparableRows): WeighedFinding[] {
  const slots = [...bySlot(comparable.rows)].filter(([, rows]) => rows.length > 1);
  return [...cheapest(slots, comparable), ...weakestOrder(slots, comparable)];
}

type Slots = readonly (readonly [slot: string, rows: readonly TimedRow[]])[];

function cheapest(slots: Slots, { setting, labelOf }: ComparableRows): WeighedFinding[] {
  const beaten = slots.flatMap(([slot, rows]) => {
    const fewest = rows.reduce((least, row) => Math.min(least, row.macs), Number.POSITIVE_INFINITY);
    const cheap = fastest(rows.filter((row) => row.macs === fewest));
    const best = fastest(rows);
    if (latencyBounds(cheap).lowNs <= latencyBounds(best).highNs) return [];
    return [{ slot, cheap, best, weight: cheap.latency_ns / best.latency_ns }];
  });
  const [first] = beaten.sort((a, b) => b.weight - a.weight);
  if (first === undefined) return [];
  const { slot, cheap, best, weight } = first;
  const where =
    slots.length === 1 ? `In ${slot}${setting}` : `In ${beaten.length} of ${slots.length} slots${setting}`;
  const most = slots.length === 1 ? 'It' : `In ${slot} it`;
  return [
    {
      kind: 'cheapest-not-fastest',
      sentence: `${where} the block with the fewest MACs is not the fastest. ${most} is ${labelOf(cheap)} at ${latencyWords(cheap)}, ${times(weight)} the ${latencyWords(best)} of ${labelOf(best)}.`,
      candidates: [cheap.candidate, best.candidate],
      slot,
      run: cheap.run,
      weight,
    },
  ];
}

function weakestOrder(slots: Slots, { setting }: ComparableRows): WeighedFinding[] {
  const orders = slots.flatMap(([slot, rows]) => {
    if (rows.length < TELLING_BLOCKS || rows.length > MOST_BLOCKS) return [];
    const tau = kendallTauB(
      rows.map((row) => row.macs),
      rows.map((row) => row.latency_ns),
    );
    if (tau === null || tau >= TELLING_TAU) return [];
    const most = mostAgreement(rows);
    if (most === null || most >= TELLING_TAU) return [];
    return [{ slot, run: rows[0]!.run, tau, most, count: rows.length }];
  });
  const [weakest] = orders.sort((a, b) => a.most - b.most);
  if (weakest === undefined) return [];
  const { slot, run, tau, most, count } = weakest;
  return [
    {
      kind: 'cheapest-not-fastest',
      sentence: `In ${slot}${setting}, MACs say little about which block is faster: between the two orders of its ${count} blocks Kendall's τ-b is ${tau.toFixed(2)}, and ${most.toFixed(2)} at the most within their intervals (1: the same order, 0: none).`,
      candidates: [],
      slot,
      run,
      weight: 2 - most,
    },
  ];
}

function fastest(rows: readonly TimedRow[]): TimedRow {
  return rows.reduce((best, row) => (row.latency_ns < best.latency_ns ? row : best));
}
