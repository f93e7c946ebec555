import { protocolOf } from '@convscape/config';
import { readDevice, suggestedWorkers } from '@convscape/pool';
import { readConfig } from '../config/read-config.js';
import { candidatesOf } from '../plan/candidates-of.js';
import { countCandidate } from '../plan/count-candidate.js';
import { lookThrough } from '../plan/look-through.js';
import { refuseTooMany } from '../plan/refuse-too-many.js';
import type { SweepOptions } from './sweep-options.js';
import type { SweepRequest } from './sweep-request.js';

/**
 * Reads what is asked for and finds out whether it can be done. Writes nothing and measures nothing.
 * @throws {CommandError} exit 2, with everything that is wrong
 */
export async function readRequest(options: SweepOptions): Promise<SweepRequest> {
  const { config, text } = await readConfig(options.config, options.engine);
  const { name, space, objectives, measure } = config;
  const protocol = protocolOf(measure);
  const asked = options.workers ?? measure.workers;
  const workers = asked === 'auto' ? suggestedWorkers() : asked;
  refuseTooMany(lookThrough(space).candidates, space, protocol, workers, options.max);
  const counted = candidatesOf(space).map(countCandidate);
  return {
    sweep: { name, configText: text, objectives, constraints: space.constraints },
    candidates: counted.map(({ candidate }) => candidate),
    counted,
    objectives,
    engines: space.engines,
    device: await readDevice(),
    seed: space.seed,
    protocol,
    workers,
    processes: protocol.confirmation.processes,
    fresh: options.fresh ?? false,
    wait: options.wait,
    database: options.db,
  };
}
