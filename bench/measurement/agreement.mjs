import {
  epsilonCoverage,
  frontMembers,
  jaccard,
  kendallTauB,
  median,
  orderStatisticInterval,
  quantile,
  toldAtNs,
} from '@convscape/core';

const INTERVAL = 0.95;

/** A/A: sweeps of the same candidates, with other seeds, in other processes and databases, held against each other. */
export async function agreement(bench) {
  const sweeps = [];
  for (let seed = 1; seed <= bench.runs; seed++) sweeps.push(await bench.mixed(seed));
  const pairs = sweeps.flatMap((a, index) => sweeps.slice(index + 1).map((b) => comparePair(a, b)));
  const ofPairs = (key) => pairs.map((pair) => pair[key]);
  const certain = sweeps.map(({ rows }) => certainShare(rows));
  const covered = coverage(sweeps, () => 1);
  const clocks = sweeps.map(clockOf);
  const baselines = sweeps.map(({ run }) => run.sentinels.computeNs);
  return [
    {
      name: 'ε-coverage (3 %)',
      unit: 'ratio',
      least: 0.95,
      gate: true,
      ...typical(ofPairs('covered'), 'least'),
    },
    {
      name: 'Jaccard of the fronts',
      unit: 'ratio',
      least: 0.8,
      gate: true,
      ...typical(ofPairs('overlap'), 'least'),
    },
    {
      name: 'certain share of a front',
      unit: 'percent',
      least: 0.7,
      gate: true,
      ...typical(certain, 'least', percent),
    },
    { name: 'Kendall τ-b', unit: 'ratio', least: 0.95, ...typical(ofPairs('tau'), 'least') },
    {
      name: 'median difference of latencies',
      unit: 'percent',
      most: 0.03,
      ...typical(ofPairs('difference'), 'most', percent),
    },
    {
      name: '… with the clocks they are told at divided out',
      unit: 'percent',
      ...typical(ofPairs('normalised'), 'most', percent),
    },
    { name: '… p95', unit: 'percent', ...typical(ofPairs('p95'), 'most', percent) },
    {
      name: '95 % intervals that cover the long-run median',
      unit: 'percent',
      least: 0.9,
      value: covered.share,
      note: `of ${covered.intervals} intervals, of candidates that two sweeps or more confirmed`,
    },
    {
      name: '… with the clocks they are told at divided out',
      unit: 'percent',
      value: coverage(sweeps, clockOf).share,
    },
    {
      name: 'how far the clocks lie apart that the sweeps began at',
      unit: 'percent',
      value: apart(baselines),
    },
    { name: '… and those they are told at', unit: 'percent', value: apart(clocks) },
  ];
}

const apart = (values) => Math.max(...values) / Math.min(...values) - 1;

const percent = (value) => `${(100 * value).toFixed(1)} %`;

/** The median of all pairs (or sweeps), and the worst of them beside it. */
function typical(values, worst, format = (value) => value.toFixed(3)) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { value: null };
  const extreme = worst === 'least' ? Math.min(...known) : Math.max(...known);
  return { value: median(known), values: known, note: `median of ${known.length}, worst ${format(extreme)}` };
}

function certainShare(rows) {
  const front = frontMembers(rows);
  return front.length === 0 ? null : front.filter((row) => row.front === 'certain').length / front.length;
}

function comparePair(a, b) {
  const others = new Map(b.rows.map((row) => [row.candidate, row]));
  const both = a.rows
    .map((row) => [row.latency_ns, others.get(row.candidate)?.latency_ns ?? null])
    .filter(([own, other]) => own !== null && other !== null);
  const own = both.map(([ns]) => ns);
  const other = both.map(([, ns]) => ns);
  const clock = clockOf(a) / clockOf(b);
  const differences = own.map((ns, index) => relativeDifference(ns, other[index]));
  const { objectives } = a.stored.sweep;
  const ways = [epsilonCoverage(a.rows, b.rows, objectives), epsilonCoverage(b.rows, a.rows, objectives)];
  return {
    tau: kendallTauB(own, other),
    difference: median(differences),
    p95: quantile(differences, 0.95),
    normalised: median(own.map((ns, index) => relativeDifference(ns, other[index] * clock))),
    overlap: jaccard(a.rows, b.rows),
    covered: ways.includes(null) ? null : Math.min(...ways),
  };
}

const relativeDifference = (a, b) => Math.abs(a - b) / ((a + b) / 2);

/** What the compute sentinel takes at the clock that a sweep's latencies are told at. */
const clockOf = ({ run }) => toldAtNs(run.sentinels);

/** How many of the sweeps' own intervals hold the median over all sweeps' visits of the candidate, each sweep's latencies divided by `unitOf(sweep)`. */
function coverage(sweeps, unitOf) {
  const byCandidate = new Map();
  for (const sweep of sweeps) {
    for (const { candidate, result } of sweep.stored.measurements) {
      const samples = result.estimate?.visitMediansNs?.map((ns) => ns / unitOf(sweep));
      if (samples !== undefined) byCandidate.set(candidate, [...(byCandidate.get(candidate) ?? []), samples]);
    }
  }
  const hits = [...byCandidate.values()]
    .filter((runs) => runs.length > 1)
    .flatMap((runs) => {
      const longRun = median(runs.flat());
      return runs
        .map((samples) => orderStatisticInterval(samples, INTERVAL))
        .filter((interval) => interval !== null)
        .map(({ low, high }) => low <= longRun && longRun <= high);
    });
  const share = hits.length === 0 ? null : hits.filter((hit) => hit).length / hits.length;
  return { share, intervals: hits.length };
}
