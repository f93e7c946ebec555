import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tileBlocks } from './tile-blocks.js';

const length = fc.integer({ min: 1, max: 200 });

describe('tile blocks', () => {
  it('cover an axis once, each within the limit', () => {
    fc.assert(
      fc.property(length, fc.integer({ min: 1, max: 6 }), length, (outputs, tileOutputs, largest) => {
        const blocks = tileBlocks(outputs, tileOutputs, largest);
        const covered = blocks.map(
          ({ tiles, lastOutputs, count }) => count * ((tiles - 1) * tileOutputs + lastOutputs),
        );
        expect(covered.reduce((sum, part) => sum + part)).toBe(outputs);
        for (const { tiles } of blocks) expect(tiles).toBeLessThanOrEqual(largest);
      }),
    );
  });

  it('are cut short in the last tile only', () => {
    fc.assert(
      fc.property(length, fc.integer({ min: 1, max: 6 }), length, (outputs, tileOutputs, largest) => {
        const blocks = tileBlocks(outputs, tileOutputs, largest);
        for (const { lastOutputs } of blocks.slice(0, -1)) expect(lastOutputs).toBe(tileOutputs);
        const { lastOutputs, count } = blocks.at(-1)!;
        if (lastOutputs < tileOutputs) expect(count).toBe(1);
      }),
    );
  });

  it('are as even as they can be', () => {
    expect(tileBlocks(56, 4, 6)).toEqual([
      { tiles: 4, lastOutputs: 4, count: 1 },
      { tiles: 5, lastOutputs: 4, count: 2 },
    ]);
  });
});
