import type { BlockSpec, Candidate, Protocol } from '@convscape/core';

/** A whole sweep.json that asks for this candidate and nothing else. */
export function sweepFragment(
  { key, slot, block, engine, options }: Candidate,
  cache: Protocol['cache'],
): string {
  const { height, width, channels } = slot.input;
  const config = {
    version: 1,
    name: `candidate-${key}`,
    slots: {
      input: [[height, width]],
      inputChannels: [channels],
      outputChannels: [slot.outputChannels],
      stride: [slot.stride],
    },
    blocks: [asWritten(block)],
    engines: [engine],
    ...(options.threads !== 1 && { threads: [options.threads] }),
    ...(options.algorithm !== 'auto' && { algorithm: [options.algorithm] }),
    ...(options.chain !== 1 && { chain: options.chain }),
    ...(cache !== 'hot' && { measure: { cache } }),
  };
  return JSON.stringify(config, null, 2).replace(SHORT_LIST, (list) =>
    list.replace(/\s+/g, ' ').replace(/(\[) | (\])/g, '$1$2'),
  );
}

/** A list of numbers and words, or of such lists: they read better in one line. */
const SHORT_LIST = /\[\s+(?:\[[^[\]{}]*\]|[^[\]{}])*?\s+\]/g;

/** Options as lists of one: a pair stands in a list of its own, or it would be two sizes. */
function asWritten({ kind, layers, ...options }: BlockSpec): object {
  const written = Object.entries(options).map(([name, value]) => {
    if (!Array.isArray(value)) return [name, value];
    return [name, value[0] === value[1] ? [value[0]] : [value]];
  });
  return { kind, ...Object.fromEntries(written), ...(layers !== undefined && { layers }) };
}

/** The name under which the fragment is saved. */
export function configName({ key }: Candidate): string {
  return `candidate-${key}.json`;
}

/** What measures the saved fragment anew, beside a database of its own. */
export function measureCommand(candidate: Candidate): string {
  const { key } = candidate;
  return `explore sweep --config ${configName(candidate)} --db candidate-${key}.sqlite --report candidate-${key}.html --fresh`;
}
