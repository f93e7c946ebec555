import { expect, it } from 'vitest';
import { ALDER_LAKE, M1_PRO, toldSystem } from '../fixtures/told-system.js';
import { readSystem } from './read-system.js';

it('asks each kind of system what it can tell', () => {
  const linux = readSystem('linux', Array<number>(20).fill(0), toldSystem(ALDER_LAKE));
  expect(linux).toMatchObject({ power: 'battery', coreGroups: [{ length: 12 }, { length: 8 }] });
  expect(linux.allowedCpus).toHaveLength(20);
  expect(readSystem('darwin', [], toldSystem(M1_PRO))).toMatchObject({
    power: 'battery',
    coreGroups: [{ length: 8 }, { length: 2 }],
    allowedCpus: null,
  });
  // Windows tells a clock for each core and no more.
  expect(readSystem('win32', [2400, 2400, 1800, 1800], toldSystem({}))).toEqual({
    platform: 'win32',
    coreGroups: [
      [0, 1],
      [2, 3],
    ],
    allowedCpus: null,
    power: 'unknown',
  });
});
