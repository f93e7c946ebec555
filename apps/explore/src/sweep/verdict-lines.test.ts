import { contestedShare } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { verdictLines } from './verdict-lines.js';

const members = (certain: number, contested: number) =>
  contestedShare([
    ...Array(certain).fill({ front: 'certain' }),
    ...Array(contested).fill({ front: 'contested' }),
  ]);

describe('verdictLines', () => {
  it('say that a run has decided, and how much is contested all the same', () => {
    expect(verdictLines(members(19, 1), 80)).toEqual([
      'verdict   decided: 1 of the fronts’ 20 members is contested (5 %)',
    ]);
  });

  it('say that a run has not decided where more than 30 % is contested, and what to do', () => {
    const [line] = verdictLines(members(13, 7), 80);
    expect(line).toMatch(/^verdict {3}has not decided: 7 of the fronts’ 20 members are contested \(35 %\)/);
    expect(line?.replaceAll(/\s+/g, ' ')).toContain('measure them closer');
    for (const part of line!.split('\n')) expect(part.length).toBeLessThanOrEqual(80);
  });

  it('say nothing where nothing is on a front', () => {
    expect(verdictLines(members(0, 0), 80)).toEqual([]);
  });
});
