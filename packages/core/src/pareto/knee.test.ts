import { describe, expect, it } from 'vitest';
import type { Goal } from './goal.js';
import { knee } from './knee.js';

const both: Goal[] = ['minimize', 'minimize'];

describe('knee', () => {
  it('is where the front bends most, whatever the units', () => {
    const front = [
      [0, 100],
      [1, 30],
      [2, 10],
      [6, 5],
      [10, 0],
    ];
    expect(knee(front, both)).toBe(2);
    expect(
      knee(
        front.map(([x, y]) => [x! * 1e6, y! / 1e3]),
        both,
      ),
    ).toBe(2);
  });

  it('passes over points that are not on the front', () => {
    expect(
      knee(
        [
          [0, 10],
          [2, 2],
          [10, 0],
          [3, 3],
        ],
        both,
      ),
    ).toBe(1);
  });

  it('takes the direction of each objective', () => {
    const front = [
      [0, 0],
      [2, 9],
      [10, 10],
    ];
    expect(knee(front, ['minimize', 'maximize'])).toBe(1);
  });

  it('may be best in one of three objectives', () => {
    const front = [
      [1, 9, 1],
      [2, 2, 1],
      [9, 1, 1],
      [0, 0.5, 0.1],
    ];
    expect(knee(front, ['minimize', 'minimize', 'maximize'])).toBe(1);
  });

  it('does not exist on a straight front, on one that bulges outward, and where there is nothing between', () => {
    expect(
      knee(
        [0, 1, 2, 3].map((x) => [x / 3, 1 - x / 3]),
        both,
      ),
    ).toBeNull();
    expect(
      knee(
        [
          [0, 10],
          [8, 8],
          [10, 0],
        ],
        both,
      ),
    ).toBeNull();
    expect(knee([[1, 2]], both)).toBeNull();
    expect(knee([], both)).toBeNull();
  });
});
