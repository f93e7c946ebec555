import { runSweep } from './run-sweep.mjs';

const ENGINE = new URL('./repeated-engine.mjs', import.meta.url).href;
const ENGINES = {
  base: `${ENGINE}?times=20`,
  again: `${ENGINE}?times=20&again`,
  slower: `${ENGINE}?times=21`,
};
const SIDES = [7, 8, 10, 12, 14];
const CHANNELS = [8, 16, 24, 32, 40];
const STRIDES = [1, 2];

/** One kernel in each of many slots, run 20 times a call under two names, and 21 times under a third: a difference of 5 %, and none. */
export async function plantedDifference(bench) {
  const sweeps = [];
  const runs = Math.floor(bench.runs / 2);
  for (let seed = 1; seed <= runs; seed++)
    sweeps.push(await runSweep(bench, `planted-${seed}`, plantedSweep(bench.candidates, seed)));
  const slots = sweeps.flatMap(({ rows }) => bySlot(rows));
  const different = slots.flatMap(({ base, again, slower }) => [
    [base, slower],
    [again, slower],
  ]);
  const right = different.filter(([faster, slower]) => faster.latency_ns < slower.latency_ns).length;
  const apart = slots.filter(({ base, again }) => areApart(base, again)).length;
  const told = different.filter(([faster, slower]) => areApart(faster, slower)).length;
  return [
    {
      name: '21 calls against 20: ranked right',
      unit: 'percent',
      least: 0.99,
      value: shareOf(right, different.length),
      note: `${right} of ${different.length} pairs`,
    },
    {
      name: '… intervals apart',
      unit: 'percent',
      value: shareOf(told, different.length),
      note: 'at the confidence asked for',
    },
    {
      name: 'the same under two names: called different',
      unit: 'percent',
      most: 0.05,
      value: shareOf(apart, slots.length),
      note: `${apart} of ${slots.length} pairs with intervals apart`,
    },
  ];
}

const shareOf = (part, all) => (all === 0 ? null : part / all);
const areApart = (a, b) => a.latency_high_ns < b.latency_low_ns || b.latency_high_ns < a.latency_low_ns;

/** A lone standard block in its slot has no rival, so that nobody is ruled out and everybody is confirmed. */
function plantedSweep(candidates, seed) {
  const slots = Math.ceil(candidates / 4);
  const sides = Math.min(SIDES.length, Math.ceil(Math.sqrt(slots / STRIDES.length)));
  return {
    version: 1,
    name: 'planted',
    slots: {
      input: SIDES.slice(0, sides).map((size) => [size, size]),
      inputChannels: CHANNELS.slice(0, Math.ceil(slots / sides / STRIDES.length)),
      outputChannels: 'same',
      stride: STRIDES,
    },
    blocks: [{ kind: 'standard', kernel: 3 }],
    engines: Object.values(ENGINES),
    algorithm: 'direct',
    seed,
  };
}

/** Slots whose three rows were all confirmed. */
function bySlot(rows) {
  const slots = new Map();
  for (const row of rows.filter(({ state }) => state === 'measured' || state === 'noisy')) {
    const [name] = Object.entries(ENGINES).find(([, engine]) => engine === row.engine);
    slots.set(row.slot, { ...slots.get(row.slot), [name]: row });
  }
  return [...slots.values()].filter(({ base, again, slower }) => base && again && slower);
}
