import { describe, expect, it } from 'vitest';
import { explore } from './explore.js';
import { sandbox } from './sandbox.js';

const conv = (change: object) => ({
  layer: 'conv2d',
  input: [56, 56, 128],
  outputChannels: 128,
  kernel: 3,
  ...change,
});
const separable = {
  block: { kind: 'depthwise-separable', kernel: 3 },
  slot: { input: [56, 56, 128], outputChannels: 128, stride: 1 },
};

async function costOf(input: unknown, ...options: string[]) {
  const ended = await explore(['cost', '-', '--json', ...options], {
    cwd: sandbox(),
    input: JSON.stringify(input),
  });
  return { ...ended, data: JSON.parse(ended.stdout || 'null') };
}

describe('explore cost', () => {
  it('counts the blocks of the documentation to the digit', async () => {
    const { code, data } = await costOf([
      conv({}),
      conv({ groups: 8 }),
      conv({ groups: 128 }),
      conv({ kernel: 1 }),
      separable,
    ]);
    expect(code).toBe(0);
    expect(
      data.map((row: { macs: number; memory_access_elements: number }) => [
        row.macs,
        row.memory_access_elements,
      ]),
    ).toEqual([
      [462_422_016, 950_272],
      [57_802_752, 821_248],
      [3_612_672, 803_968],
      [51_380_224, 819_200],
      [54_992_896, 1_623_168],
    ]);
    expect(data.map((row: { mixing_reach: number }) => row.mixing_reach)).toEqual([1, 1 / 8, 1 / 128, 1, 1]);
  });

  it('adds rows up where a total is asked for', async () => {
    const { data } = await costOf(
      [conv({}), { layer: 'linear', inputFeatures: 1024, outputFeatures: 1000, bias: true }],
      '--total',
    );
    expect(data.total).toMatchObject({ rows: 2, macs: 462_422_016 + 1_024_000, params: 147_456 + 1_025_000 });
    expect(data.rows).toHaveLength(2);
  });

  it('counts as another tool does where a convention is named', async () => {
    const norm = { layer: 'batchNorm', input: [56, 56, 128] };
    const { data } = await costOf([norm], '--convention', 'fvcore');
    expect(data[0]).toMatchObject({ convention: 'fvcore', macs: 2 * 56 * 56 * 128 });
  });

  it('reads a table by people as well', async () => {
    const { stdout } = await explore(['cost', '-', '--total'], {
      cwd: sandbox(),
      input: JSON.stringify([conv({}), separable]),
    });
    expect(stdout).toContain('462,422,016');
    expect(stdout).toContain('517,414,912');
  });

  it('says which groups would fit, counts the rest, and exits 2', async () => {
    const { code, data, stderr } = await costOf([conv({ groups: 6 }), conv({})], '--total');
    expect(code).toBe(2);
    expect(data.rows.map((row: { macs: number | null }) => row.macs)).toEqual([null, 462_422_016]);
    expect(data.total).toBeNull();
    expect(stderr).toMatch(/groups[\s\S]*hint: .*\b4\b.*\b8\b/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says which counts pass 2^53, counts the rest, and exits 2', async () => {
    const endless = conv({ input: [16_384, 16_384, 65_536], outputChannels: 65_536 });
    const { code, data, stderr } = await costOf([endless, conv({})]);
    expect(code).toBe(2);
    expect(data.map((row: { macs: number | null }) => row.macs)).toEqual([null, 462_422_016]);
    expect(data[0].reason).toMatch(/^MACs of .* passes 2\^53 - 1/);
    expect(stderr).toMatch(/more than can be counted[\s\S]*hint: /);
    expect(stderr).not.toMatch(/^\s+at |not foreseen/m);
  });

  it('refuses what is no list of layers, with its place', async () => {
    const { code, stderr } = await explore(['cost'], { cwd: sandbox(), input: '[{ "layer": "conv3d" }]' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/standard input:1:\d+/);
  });
});
