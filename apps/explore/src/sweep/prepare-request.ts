import { protocolOf } from '@convscape/config';
import { reachCounter } from '@convscape/core';
import { readDevice } from '@convscape/pool';
import type { ReadConfig } from '../config/read-config.js';
import { candidatesOf } from '../plan/candidates-of.js';
import { countCandidate } from '../plan/count-candidate.js';
import { formatAmount, lookThrough, MOST_CANDIDATES } from '../plan/look-through.js';
import { refuseTooMany } from '../plan/refuse-too-many.js';
import { refuseUselessReference } from '../plan/refuse-useless-reference.js';
import { shortSample, shortSampleText } from '../plan/short-sample.js';
import type { Terminal } from '../terminal/terminal.js';
import { chooseWorkers } from './choose-workers.js';
import type { SweepOptions } from './sweep-options.js';
import type { SweepRequest } from './sweep-request.js';

/** Above so many, counting takes longer than people wait without a word. */
const MANY = 10_000n;
/** The same of combinations that candidates are looked for among. */
const MANY_COMBINATIONS = 1_000_000n;

/**
 * Turns a config into what is to be measured, or finds out that it cannot be. Writes nothing and measures nothing.
 * @throws {CommandError} exit 2
 */
export async function prepareRequest(
  { config, text }: ReadConfig,
  options: SweepOptions,
  terminal: Terminal,
): Promise<SweepRequest> {
  const { name, space, objectives, referencePoint, measure } = config;
  const protocol = protocolOf(measure);
  const workers = chooseWorkers(options.workers ?? measure.workers, terminal);
  const most = options.max ?? MOST_CANDIDATES;
  const { count, candidates } = lookThrough(space, most);
  refuseTooMany(candidates, space, protocol, workers, most);
  if (candidates > MANY || count.total > MANY_COMBINATIONS) {
    const about = count.exact || space.sample !== undefined ? '' : 'about ';
    terminal.say(
      `preparing ${about}${formatAmount(candidates, 'candidate')} of ${formatAmount(count.total, 'combination')}`,
    );
  }
  const all = candidatesOf(space, most);
  // The count may have been an estimate: this is the real one.
  refuseTooMany(BigInt(all.found), space, protocol, workers, most);
  const asked = shortSample(space, count, all.found);
  if (asked !== null) terminal.warn(`the sample is short: ${shortSampleText(all.found, asked)}`);
  const reachOf = reachCounter();
  const counted = all.candidates.map((candidate) => countCandidate(candidate, reachOf));
  refuseUselessReference(
    config,
    counted.map((one) => one.counted),
  );
  return {
    sweep: {
      name,
      configText: text,
      objectives,
      constraints: space.constraints,
      ...(referencePoint && { referencePoint }),
    },
    candidates: counted.map(({ candidate }) => candidate),
    counted,
    objectives,
    engines: space.engines,
    device: await readDevice(),
    seed: space.seed,
    protocol,
    workers,
    workersAuto: (options.workers ?? measure.workers) === 'auto',
    processes: protocol.confirmation.processes,
    fresh: options.fresh ?? false,
    recalibrate: options.recalibrate ?? false,
    retake: options.retake ?? false,
    wait: options.wait,
    budgetMs: options.budget ?? null,
    database: options.db,
  };
}
