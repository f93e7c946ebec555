import { protocolOf } from '@convscape/config';
import { readDevice } from '@convscape/pool';
import type { ReadConfig } from '../config/read-config.js';
import { candidatesOf } from '../plan/candidates-of.js';
import { countCandidate } from '../plan/count-candidate.js';
import { formatWhole, lookThrough } from '../plan/look-through.js';
import { refuseTooMany } from '../plan/refuse-too-many.js';
import { refuseUselessReference } from '../plan/refuse-useless-reference.js';
import type { Terminal } from '../terminal/terminal.js';
import { chooseWorkers } from './choose-workers.js';
import type { SweepOptions } from './sweep-options.js';
import type { SweepRequest } from './sweep-request.js';

/** Above so many, counting takes longer than people wait without a word. */
const MANY = 10_000n;

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
  const { candidates } = lookThrough(space);
  refuseTooMany(candidates, space, protocol, workers, options.max);
  if (candidates > MANY) terminal.say(`preparing ${formatWhole(candidates)} candidates`);
  const counted = candidatesOf(space).map(countCandidate);
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
