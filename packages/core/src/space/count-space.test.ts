import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSpace } from './count-space.js';
import { enumerateSpace } from './enumerate-space.js';
import { anySpace, hugeSpace, smallSpace } from './fixtures/spaces.js';

describe('countSpace', () => {
  it('counts what enumeration yields, for any small space', () => {
    fc.assert(
      fc.property(anySpace, (space) => {
        const { total, candidates, leftOut, exact } = countSpace(space);
        expect(exact).toBe(true);
        expect(candidates).toBe(BigInt([...enumerateSpace(space)].length));
        expect(Object.values(leftOut).reduce((sum, count) => sum + count, candidates)).toBe(total);
      }),
      { numRuns: 150 },
    );
  });

  it('counts what is left out, by reason', () => {
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: [12], outputChannels: [12, 24], stride: [1] },
      blocks: [{ kind: 'grouped', groups: [1, 2, 5, 12], kernel: [[3, 3]] }],
      engines: ['wasm', 'reference'],
    });
    expect(countSpace(space)).toEqual({
      total: 16n,
      candidates: 4n,
      leftOut: {
        'groups do not divide the channels': 4n,
        'same as depthwise': 4n,
        'same as standard': 4n,
      },
      exact: true,
    });
  });

  it('counts repeated values and overlapping entries once', () => {
    const space = smallSpace({
      blocks: [
        {
          kind: 'standard',
          kernel: [
            [3, 3],
            [5, 5],
            [3, 3],
          ],
        },
        { kind: 'standard' },
        {
          kind: 'standard',
          kernel: [
            [5, 5],
            [7, 7],
          ],
          bias: [false, true],
        },
      ],
    });
    const { total, candidates, leftOut } = countSpace(space);
    expect(total).toBe(8n);
    expect(leftOut).toEqual({ 'same as an earlier entry': 3n });
    expect(candidates).toBe(5n);
    expect(new Set([...enumerateSpace(space)].map((candidate) => candidate.key)).size).toBe(5);
  });

  it('keeps an entry with strides of its own to the slots that have them', () => {
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: [16], outputChannels: [32], stride: [1, 2] },
      blocks: [{ kind: 'standard' }, { kind: 'shufflenet', stride: [2] }],
    });
    expect(countSpace(space)).toEqual({ total: 3n, candidates: 3n, leftOut: {}, exact: true });
    expect(countSpace(smallSpace({ blocks: [{ kind: 'standard', stride: [4] }] })).total).toBe(0n);
  });

  it('leaves out what a chain cannot feed again', () => {
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: [16, 32], outputChannels: [16, 32], stride: [1, 2] },
      chain: 4,
    });
    expect(countSpace(space).candidates).toBe(2n);
    expect(countSpace(space).leftOut).toEqual({ 'a chain needs an output of the shape of its input': 6n });
  });

  it('applies constraints to what is counted, and says which broke', () => {
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: [16], outputChannels: 'same', stride: [1] },
      blocks: [
        {
          kind: 'standard',
          kernel: [
            [1, 1],
            [3, 3],
            [5, 5],
          ],
        },
        { kind: 'depthwise' },
      ],
      engines: ['wasm', 'reference'],
      constraints: [
        { column: 'params', max: 2304 },
        { column: 'mixing_reach', min: 0.5 },
      ],
    });
    expect(countSpace(space)).toEqual({
      total: 8n,
      candidates: 4n,
      leftOut: { 'mixing_reach below 0.5': 2n, 'params above 2304': 2n },
      exact: true,
    });
  });

  it('finds the few that keep the constraints where no draw does', () => {
    const channels = Array.from({ length: 125 }, (_, index) => 16 + 4 * index);
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: channels, outputChannels: channels, stride: [1] },
      blocks: [{ kind: 'standard', kernel: [[3, 3]] }],
      constraints: [{ column: 'params', max: 3000 }],
    });
    // 9 × 16 × 16 and 9 × 16 × 20 are below 3,000, and the latter either way round.
    for (const seed of [1, 2, 3, 4, 5]) {
      const { total, candidates, exact } = countSpace({ ...space, seed });
      expect([total, candidates, exact]).toEqual([15_625n, 3n, true]);
    }
  });

  it('counts beyond 2^53 exactly', () => {
    const { total, candidates, leftOut, exact } = countSpace(hugeSpace);
    expect(exact).toBe(true);
    expect(total).toBe(hugeTotal());
    expect(total > 2n ** 53n).toBe(true);
    // Dilation 2 does nothing for the 1×1 kernel: 5 of 6 windows differ.
    expect(candidates).toBe((total / 6n) * 5n);
    expect(leftOut).toEqual({ 'same as dilation 1': total / 6n });
  });

  it('estimates where constraints meet more than can be tried, and says so', () => {
    const space = { ...hugeSpace, constraints: [{ column: 'macs', min: 0 }] as const };
    const { total, candidates, exact } = countSpace(space);
    expect(exact).toBe(false);
    expect(candidates).toBe((total / 6n) * 5n);
    const half = countSpace({ ...hugeSpace, constraints: [{ column: 'params', max: 300_000 }] });
    expect(half.exact).toBe(false);
    expect(half.candidates).toBe(
      countSpace({ ...hugeSpace, constraints: [{ column: 'params', max: 300_000 }] }).candidates,
    );
    expect(half.candidates > 0n && half.candidates < candidates).toBe(true);
    expect(Object.values(half.leftOut).reduce((sum, count) => sum + count, half.candidates)).toBe(half.total);
  });

  it('leaves no candidate of rounding where no draw keeps the constraints', () => {
    const channels = Array.from({ length: 1024 }, (_, index) => index + 1);
    const space = smallSpace({
      slots: {
        input: [
          [7, 7],
          [14, 14],
          [28, 28],
        ],
        inputChannels: channels,
        outputChannels: channels,
        stride: [1, 2],
      },
      blocks: [
        {
          kind: 'standard',
          kernel: [
            [1, 1],
            [3, 3],
            [5, 5],
            [7, 7],
          ],
        },
      ],
      constraints: [{ column: 'macs', min: 1e8, max: 1.000005e8 }],
    });
    const { total, candidates, leftOut, exact } = countSpace(space);
    expect([total, candidates, exact]).toEqual([25_165_824n, 0n, false]);
    expect(Object.values(leftOut).length).toBe(2);
    expect(Object.values(leftOut).reduce((sum, count) => sum + count, 0n)).toBe(total);
  });

  it('estimates fit from draws where too many axes decide it', () => {
    const channels = Array.from({ length: 600 }, (_, index) => 2 * (index + 1));
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: channels, outputChannels: channels, stride: [1] },
      blocks: [{ kind: 'grouped', groups: [2, 4] }],
    });
    const { total, candidates, leftOut, exact } = countSpace(space);
    expect(exact).toBe(false);
    expect(total).toBe(720_000n);
    // Divided by 2, all; by 4, a quarter of the pairs. Of them, few are as many as the groups.
    expect(Math.abs(Number(candidates) - 360_000 * 1.25)).toBeLessThan(24_000);
    expect(Object.values(leftOut).reduce((sum, count) => sum + count, candidates)).toBe(total);
  });

  it('finds the few that fit in a small space, whatever the seed', () => {
    const channels = Array.from({ length: 96 }, (_, index) => index + 1);
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: channels, outputChannels: channels, stride: [1] },
      blocks: [{ kind: 'grouped', groups: [47, 61, 67, 71] }],
    });
    // 47 groups of 94 channels, to 47 and to 94: the other pairs do not divide, or are depthwise.
    for (const seed of [1, 2, 3]) {
      const { total, candidates, exact } = countSpace({ ...space, seed });
      expect([total, candidates, exact]).toEqual([36_864n, 2n, true]);
    }
  });

  it('counts exactly where an estimate would say that there are too many', () => {
    const channels = Array.from({ length: 125 }, (_, index) => 16 + 4 * index);
    const space = smallSpace({
      slots: { input: [[8, 8]], inputChannels: channels, outputChannels: channels, stride: [1] },
      blocks: [{ kind: 'standard', kernel: [[3, 3]] }],
      constraints: [{ column: 'params', max: 1_000_000 }],
    });
    const real = BigInt([...enumerateSpace(space)].length);
    const estimated = countSpace(space);
    expect([estimated.exact, estimated.candidates === real]).toEqual([false, false]);
    expect(countSpace(space, estimated.candidates)).toEqual(estimated);
    const { candidates, exact } = countSpace(space, estimated.candidates - 1n);
    expect([candidates, exact]).toEqual([real, true]);
  });
});

function hugeTotal(): bigint {
  const { slots, blocks, engines, algorithms, threads } = hugeSpace;
  const lists = [
    slots.input,
    slots.inputChannels,
    slots.outputChannels,
    slots.stride,
    engines,
    algorithms,
    threads,
  ];
  const options = Object.values(blocks[0]!).filter(Array.isArray);
  return [...lists, ...options].reduce((total, list) => total * BigInt(list.length), 1n);
}
