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

/** Writes a sweep.json into the folder and returns its name. */
export function writeConfig(folder: string, config: object, name = 'sweep.json'): string {
  writeFileSync(join(folder, name), JSON.stringify(config, null, 2));
  return name;
}
