import { epsilonCoverage, frontOf } from './front.mjs';
import { measureEverything } from './measure-everything.mjs';
import { measuredOnce } from './measured-once.mjs';
import { mixedSweep } from './mixed-sweep.mjs';

/** The raced sweep against one in which everybody is confirmed alone, as well as the protocol asks of a contender. */
export async function racingPays(bench) {
  const raced = await bench.mixed(1);
  const exhaustive = await measuredOnce(bench, 'exhaustive', mixedSweep(bench.candidates, 1), (database) =>
    measureEverything(raced, database, bench.say),
  );
  const { objectives } = raced.stored.sweep;
  const sizes = `${frontOf(raced.rows).length} on the raced front, ${frontOf(exhaustive.rows).length} on the exhaustive one`;
  return [
    {
      name: 'ε-coverage (3 %) of the exhaustive front by the raced one',
      unit: 'ratio',
      least: 0.98,
      value: epsilonCoverage(exhaustive.rows, raced.rows, objectives),
      note: sizes,
    },
    {
      name: '… of the raced front by the exhaustive one',
      unit: 'ratio',
      value: epsilonCoverage(raced.rows, exhaustive.rows, objectives),
    },
    {
      name: 'wall time against the exhaustive sweep',
      unit: 'percent',
      most: 0.5,
      value: raced.wallMs / exhaustive.wallMs,
      note: `${(raced.wallMs / 1000).toFixed(0)} s against ${(exhaustive.wallMs / 1000).toFixed(0)} s`,
    },
  ];
}
