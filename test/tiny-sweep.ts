import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Four candidates that are measured in a few seconds: small shapes, wide intervals. */
export const TINY_SWEEP = {
  version: 1,
  name: 'tiny',
  slots: { input: [[8, 8]], inputChannels: [16], outputChannels: 'same', stride: [1] },
  blocks: [
    { kind: 'standard', kernel: [3] },
    { kind: 'grouped', kernel: [3], groups: [2, 4] },
    { kind: 'depthwise-separable', kernel: [3] },
  ],
  engines: ['wasm'],
  measure: { screening: 0.5, confirmation: 0.5, workers: 1 },
  seed: 1,
};

/** The same with two of them, where it is not the candidates that matter. */
export const PAIR_SWEEP = {
  ...TINY_SWEEP,
  blocks: TINY_SWEEP.blocks.filter((block) => !('groups' in block)),
};

/** The same with one, where only that a sweep goes on matters. */
export const SOLO_SWEEP = { ...TINY_SWEEP, blocks: [{ kind: 'pointwise' }] };

/** How long a test with a tiny sweep or two may take: on a busy machine intervals stay wide, and every visit granted is made. */
export const A_SWEEP_MS = 180_000;

/** Writes a sweep.json into the folder and returns its name. */
export function writeConfig(folder: string, config: object, name = 'sweep.json'): string {
  writeFileSync(join(folder, name), JSON.stringify(config, null, 2));
  return name;
}
