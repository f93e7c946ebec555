import { describe, expect, it } from 'vitest';
import { formatProblems } from './format-problems.js';

describe('formatProblems', () => {
  it('puts the place first and each hint on a line of its own', () => {
    const text = formatProblems(
      [
        { code: 'OUT_OF_RANGE', line: 3, column: 5, path: 'seed', message: 'must be at least 0, not -1' },
        {
          code: 'GROUPS_DO_NOT_DIVIDE',
          line: 14,
          column: 22,
          path: 'blocks[1].groups[2]',
          received: '6',
          message: '6 divides none of the widths of this sweep',
          hint: 'use 4 or 8',
        },
        { code: 'SYNTAX', line: 20, column: 1, path: '', message: 'the file should end here' },
      ],
      { file: 'sweep.json' },
    );
    expect(text).toMatchInlineSnapshot(`
      "sweep.json:3:5  seed: must be at least 0, not -1
      sweep.json:14:22  blocks[1].groups[2]: 6 divides none of the widths of this sweep
          hint: use 4 or 8
      sweep.json:20:1  the file should end here"
    `);
  });

  it('is empty where there are no problems', () => {
    expect(formatProblems([], { file: 'sweep.json' })).toBe('');
  });
});
