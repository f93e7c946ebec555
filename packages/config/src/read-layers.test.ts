import { describe, expect, it } from 'vitest';
import { readLayers } from './read-layers.js';

function entriesOf(value: unknown) {
  const read = readLayers(JSON.stringify(value));
  if (read.state === 'invalid') throw new Error(JSON.stringify(read.problems));
  return read.entries;
}

function problemsOf(value: unknown) {
  const read = readLayers(JSON.stringify(value, null, 1));
  return read.state === 'valid' ? [] : read.problems;
}

const outputs = (value: unknown) =>
  entriesOf(value).map((entry) =>
    entry.state === 'lowered' ? Object.values(entry.layers.output) : entry.problem,
  );

const conv = { layer: 'conv2d', input: [56, 56, 128], outputChannels: 64, kernel: 3 };

describe('readLayers', () => {
  it('takes a list, or one entry alone', () => {
    expect(entriesOf([conv])).toEqual(entriesOf(conv));
    expect(entriesOf(conv)).toMatchObject([{ state: 'lowered', subject: { of: 'layer', layer: 'conv2d' } }]);
  });

  it('gives every layer the shape that it has', () => {
    const input = [8, 8, 12];
    expect(
      outputs([
        { ...conv, stride: 2, groups: 8, dilation: 1, padding: 'same', bias: false },
        { ...conv, padding: 'valid', kernel: [1, 7] },
        { ...conv, padding: [1, 0, 1, 0] },
        { layer: 'linear', inputFeatures: 1024, outputFeatures: 1000, bias: true },
        { layer: 'batchNorm', input },
        { layer: 'activation', input, activation: 'relu' },
        { layer: 'averagePool', input, kernel: 2, stride: 2 },
        { layer: 'maxPool', input, kernel: 3, stride: 2, padding: 1 },
        { layer: 'globalAveragePool', input },
        { layer: 'channelShuffle', input, groups: 3 },
        { layer: 'add', input },
        { layer: 'concat', input },
        { layer: 'scale', input },
      ]),
    ).toEqual([
      [28, 28, 64],
      [56, 50, 64],
      [56, 54, 64],
      [1, 1, 1000],
      [8, 8, 12],
      [8, 8, 12],
      [4, 4, 12],
      [4, 4, 12],
      [1, 1, 12],
      [8, 8, 12],
      [8, 8, 12],
      [8, 8, 24],
      [8, 8, 12],
    ]);
  });

  it('lowers a block in its slot', () => {
    const entry = {
      block: { kind: 'depthwise-separable', kernel: 3 },
      slot: { input: [56, 56, 128], outputChannels: 64, stride: 2 },
    };
    expect(entriesOf(entry)).toMatchObject([
      {
        state: 'lowered',
        subject: { of: 'block', block: { kind: 'depthwise-separable', kernel: [3, 3] }, slot: { stride: 2 } },
        layers: {
          output: { height: 28, width: 28, channels: 64 },
          layers: [{ role: 'depthwise' }, { role: 'pointwise' }],
        },
      },
    ]);
  });

  it('takes stride 1 and equal channels where a slot says nothing', () => {
    expect(outputs({ block: { kind: 'standard' }, slot: { input: [5, 6, 7] } })).toEqual([[5, 6, 7]]);
  });

  it('keeps what cannot exist apart from its neighbours, with its place and a hint', () => {
    const entries = entriesOf([
      conv,
      { ...conv, groups: 3 },
      { block: { kind: 'grouped', groups: 8 }, slot: { input: [5, 5, 12] } },
      { layer: 'conv2d', input: [2, 2, 4], kernel: 3, padding: 'valid' },
      {
        block: { kind: 'sequence', layers: [{ layer: 'conv2d', kernel: 1, outputChannels: 9 }] },
        slot: { input: [5, 5, 12] },
      },
    ]);
    expect(
      entries.map((entry) =>
        entry.state === 'impossible' ? `${entry.problem.code} ${entry.problem.path}` : 'lowered',
      ),
    ).toEqual([
      'lowered',
      'GROUPS_DO_NOT_DIVIDE [1].groups',
      'GROUPS_DO_NOT_DIVIDE [2].block.groups',
      'IMPOSSIBLE_BLOCK [3].kernel',
      'IMPOSSIBLE_BLOCK [4].block',
    ]);
    expect(entries[1]).toMatchObject({
      problem: { received: '3', line: 1, hint: expect.stringContaining('use 2 or 4') },
    });
  });

  it('tells everything that is written wrong at once', () => {
    const problems = problemsOf([
      { layer: 'conv', input: [1, 1, 1] },
      { layer: 'conv2d', input: [56, 56], kernel: 3, group: 8 },
      { layer: 'linear', input: [1, 1, 10], outputFeatures: 10 },
      { block: { kind: 'standard', kernel: [3, 5, 7] }, slot: {} },
      7,
    ]);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'UNKNOWN_NAME [0].layer',
      'WRONG_LENGTH [1].input',
      'UNKNOWN_KEY [1].group',
      'MISSING [2].inputFeatures',
      'UNKNOWN_KEY [2].input',
      'WRONG_LENGTH [3].block.kernel',
      'MISSING [3].slot.input',
      'WRONG_TYPE [4]',
    ]);
    expect(problems[2]).toMatchObject({
      line: 17,
      column: 3,
      hint: expect.stringContaining('did you mean "groups"?'),
    });
  });

  it('refuses an empty list, and text that is no JSON', () => {
    expect(problemsOf([])).toMatchObject([{ code: 'WRONG_LENGTH' }]);
    expect(readLayers('')).toMatchObject({ state: 'invalid', problems: [{ code: 'SYNTAX' }] });
    expect(readLayers('['.repeat(100_000))).toMatchObject({
      state: 'invalid',
      problems: [{ code: 'TOO_DEEP' }],
    });
  });

  it('bounds the layers of all entries together', () => {
    const block = {
      kind: 'sequence',
      layers: Array.from({ length: 10 }, () => ({ layer: 'batchNorm', repeat: 1000 })),
    };
    const many = Array.from({ length: 11 }, () => ({ block, slot: { input: [1, 1, 1] } }));
    expect(problemsOf(many)).toMatchObject([{ code: 'TOO_MANY_VALUES', path: '[10]' }]);
  });
});
