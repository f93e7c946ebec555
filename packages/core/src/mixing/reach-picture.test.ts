import { describe, expect, it } from 'vitest';
import { lowerBlock, type Slot } from '../block/index.js';
import { mixing } from './mixing.js';
import { reachPicture } from './reach-picture.js';

const slot = (channels: number, outputChannels = channels): Slot => ({
  input: { height: 8, width: 8, channels },
  outputChannels,
  stride: 1,
});

describe('reachPicture', () => {
  it('shows groups as blocks on the diagonal', () => {
    const picture = reachPicture(lowerBlock({ kind: 'grouped', groups: 2 }, slot(4)));
    expect(picture).toEqual({
      rows: 4,
      columns: 4,
      shares: [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1],
    });
  });

  it('bundles channels beyond those shown, and keeps their share', () => {
    const picture = reachPicture(lowerBlock({ kind: 'depthwise' }, slot(128)));
    expect([picture.rows, picture.columns]).toEqual([64, 64]);
    expect(picture.shares.filter((share) => share === 0.5)).toHaveLength(64);
    expect(picture.shares.filter((share) => share === 0)).toHaveLength(64 * 63);
  });

  it('holds the reach as its mean where bundles are alike', () => {
    for (const kind of ['grouped', 'shufflenet', 'depthwise-separable']) {
      const lowered = lowerBlock({ kind, ...(kind === 'grouped' && { groups: 8 }) }, slot(256));
      const { shares } = reachPicture(lowered, 32);
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      expect(mean).toBeCloseTo(mixing(lowered).reach, 12);
    }
  });

  it('gives every channel one place, however many there are', () => {
    const { rows, columns, shares } = reachPicture(lowerBlock({ kind: 'standard' }, slot(100, 70)));
    expect([rows, columns]).toEqual([64, 64]);
    expect(new Set(shares)).toEqual(new Set([1]));
  });
});
