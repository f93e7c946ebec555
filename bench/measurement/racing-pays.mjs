import { epsilonCoverage, frontMembers, rowsOf } from '@convscape/core';
import { measureEverything } from './measure-everything.mjs';
import { measuredOnce } from './measured-once.mjs';
import { usualSweep } from './mixed-sweep.mjs';
import { runSweep } from './run-sweep.mjs';

const SEED = 1;

/**
 * Raced sweeps against one in which everybody is confirmed alone, as well as the protocol asks of a contender: with the default objectives, and with those
 * that leave most to be raced for.
 */
export async function racingPays(bench) {
  const config = usualSweep(bench.candidates, SEED);
  const usual = await runSweep(bench, 'usual', config);
  const exhaustive = await measuredOnce(bench, 'exhaustive', config, (database) =>
    measureEverything(usual, database, bench.say),
  );
  const mixed = await bench.mixed(SEED);
  return [
    ...figuresOf(usual, exhaustive, { title: 'default objectives', least: 0.98, most: 0.5 }),
    ...figuresOf(mixed, exhaustive, { title: 'large fronts' }),
  ];
}

function figuresOf(raced, exhaustive, { title, least, most }) {
  const { sweep } = raced.stored;
  // Measured was everything, so that one measuring answers for any objectives.
  const whole = rowsOf({ ...exhaustive.stored, sweep });
  const [seconds, wholeSeconds] = [raced, exhaustive].map(({ wallMs }) => (wallMs / 1000).toFixed(0));
  return [
    {
      name: `${title}: ε-coverage (3 %) of the exhaustive front`,
      unit: 'ratio',
      least,
      value: epsilonCoverage(whole, raced.rows, sweep.objectives),
      note: `${frontMembers(raced.rows).length} on the raced front, ${frontMembers(whole).length} on the exhaustive one`,
    },
    {
      name: `${title}: wall time against the exhaustive sweep`,
      unit: 'percent',
      most,
      value: raced.wallMs / exhaustive.wallMs,
      note: `${seconds} s against ${wholeSeconds} s`,
    },
  ];
}
