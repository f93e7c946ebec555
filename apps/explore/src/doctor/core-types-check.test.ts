import { describe, expect, it } from 'vitest';
import { checkCoreTypes } from './core-types-check.js';

const hybrid = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
];
const check = (coreGroups: readonly (readonly number[])[], platform: NodeJS.Platform = 'linux') =>
  checkCoreTypes({ coreGroups, allowedCpus: null, platform });

describe('cores of several kinds', () => {
  it('come with the system’s own command to keep to one kind', () => {
    expect(check(hybrid)).toEqual({
      name: 'Core types',
      verdict: 'caution',
      found: '2 kinds, from the most capable: cores 0-3; cores 4-7',
      mend: 'keep a sweep on one kind: taskset -c 0-3 explore sweep --config sweep.json',
    });
    expect(check(hybrid, 'win32').mend).toContain('start /b /wait /affinity F explore sweep');
    const mac = check(hybrid, 'darwin');
    expect(mac.found).toBe('2 kinds, from the most capable: 4 cores; 4 cores');
    expect(mac.mend).toContain('no command');
  });

  it('are kept to a kind of two cores or more: one alone is shared with the system', () => {
    expect(check([[7], [4, 5, 6], [0, 1, 2, 3]]).mend).toContain('taskset -c 4-6 ');
    expect(check([[1], [0]]).mend).toContain('taskset -c 1 ');
  });

  it('are no matter to a process that is kept to one kind already', () => {
    const pinned = checkCoreTypes({ coreGroups: hybrid, allowedCpus: [4, 5], platform: 'linux' });
    expect(pinned).toMatchObject({ verdict: 'fit', found: 'this process runs on one kind' });
    expect(checkCoreTypes({ coreGroups: hybrid, allowedCpus: [3, 4], platform: 'linux' }).verdict).toBe(
      'caution',
    );
  });

  it('are told from cores that are alike, and from what is not told', () => {
    expect(check([[0, 1, 2, 3]])).toMatchObject({ verdict: 'fit', found: 'all cores are of one kind' });
    expect(check([])).toMatchObject({ verdict: 'fit', found: 'not told by this system' });
  });
});
