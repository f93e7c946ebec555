import { DEFAULT_OBJECTIVES, DEFAULT_PROTOCOL } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sweepWith } from './fixtures/sweep-text.js';
import { formatProblems } from './format-problems.js';
import { readSweepConfig } from './read-sweep-config.js';
import { protocolOf } from './sweep-config.js';

function configOf(text: string) {
  const read = readSweepConfig(text);
  if (read.state === 'invalid') throw new Error(formatProblems(read.problems, { file: 'sweep.json' }));
  return read.config;
}

describe('a valid sweep', () => {
  it('is read with every default filled in and every axis a list', () => {
    expect(configOf(sweepWith({ blocks: [{ kind: 'grouped', groups: 4 }] }))).toEqual({
      name: 'smallest',
      space: {
        slots: { input: [[56, 56]], inputChannels: [32, 64], outputChannels: 'same', stride: [1] },
        blocks: [{ kind: 'grouped', groups: [4] }],
        engines: ['wasm'],
        algorithms: ['auto'],
        threads: [1],
        chain: 1,
        constraints: [],
        seed: 1,
      },
      measure: { cache: 'hot', screening: 0.02, confirmation: 0.01, workers: 'auto' },
      objectives: DEFAULT_OBJECTIVES,
    });
  });

  it('keeps what it says', () => {
    const config = configOf(
      sweepWith({
        $schema: 'sweep.schema.json',
        slots: { input: [28, 14], inputChannels: 32, outputChannels: [16, 48], stride: 2 },
        blocks: [
          { kind: 'standard', kernel: [3, [1, 7]], bias: [true, false], stride: 2 },
          { kind: 'bottleneck', ratio: { from: 0.25, to: 0.75, step: 0.25 }, squeezeExcite: [0, 4] },
        ],
        engines: ['wasm', './my-engine.js'],
        measure: { screening: 0.05, confirmation: 0.02, workers: 3 },
        objectives: [{ column: 'kernel_latency_ns', goal: 'minimize' }],
        constraints: { params: { max: 2e6 }, macs: { min: 1, max: 10 } },
        seed: 7,
        sample: 500,
        threads: [1, 2],
        algorithm: ['auto', 'direct'],
        chain: 3,
      }),
    );
    expect(config.space).toEqual({
      slots: { input: [[28, 14]], inputChannels: [32], outputChannels: [16, 48], stride: [2] },
      blocks: [
        {
          kind: 'standard',
          kernel: [
            [3, 3],
            [1, 7],
          ],
          bias: [true, false],
          stride: [2],
        },
        { kind: 'bottleneck', ratio: [0.25, 0.5, 0.75], squeezeExcite: [0, 4] },
      ],
      engines: ['wasm', './my-engine.js'],
      algorithms: ['auto', 'direct'],
      threads: [1, 2],
      chain: 3,
      constraints: [
        { column: 'macs', min: 1, max: 10 },
        { column: 'params', max: 2e6 },
      ],
      sample: 500,
      seed: 7,
    });
    expect(config.objectives).toEqual([{ column: 'kernel_latency_ns', goal: 'minimize' }]);
    expect(config.measure).toEqual({ cache: 'hot', screening: 0.05, confirmation: 0.02, workers: 3 });
  });

  it('takes a list of layers as one sequence, and a list of lists as several', () => {
    const layer = { layer: 'conv2d', kernel: 3, outputChannels: 32, from: 'input' };
    const read = { ...layer, kernel: [3, 3], from: ['input'] };
    const blocks = [
      { kind: 'sequence', layers: [layer] },
      { kind: 'sequence', layers: [[layer], [layer, layer]] },
    ];
    expect(configOf(sweepWith({ blocks })).space.blocks).toEqual([
      { kind: 'sequence', layers: [[read]] },
      { kind: 'sequence', layers: [[read], [read, read]] },
    ]);
  });

  it('gives the default protocol its own half-widths and nothing else', () => {
    const { measure } = configOf(sweepWith({ measure: { screening: 0.1, confirmation: 0.05 } }));
    expect(protocolOf(measure)).toEqual({
      ...DEFAULT_PROTOCOL,
      screening: { ...DEFAULT_PROTOCOL.screening, halfWidth: 0.1 },
      confirmation: { ...DEFAULT_PROTOCOL.confirmation, halfWidth: 0.05 },
    });
    expect(protocolOf(configOf(sweepWith()).measure)).toEqual(DEFAULT_PROTOCOL);
  });
});
