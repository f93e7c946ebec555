import { describe, expect, it } from 'vitest';
import {
  ALDER_LAKE,
  FAVOURED_CORES,
  M1_PRO,
  RK3588,
  RYZEN_X3D,
  SNAPDRAGON,
  toldSystem,
} from '../fixtures/told-system.js';
import { linuxCoreGroups, macCoreGroups } from './core-groups.js';
import { formatCpuList } from './cpu-list.js';

const lists = (groups: ReturnType<typeof macCoreGroups>) => groups.map(formatCpuList);

describe('the kinds of cores', () => {
  it.each([
    ['a hybrid of Intel, by name', ALDER_LAKE, 20, ['0-11', '12-19']],
    ['big.LITTLE, by capacity', RK3588, 8, ['4-7', '0-3']],
    ['a phone with three kinds', SNAPDRAGON, 8, ['7', '4-6', '0-3']],
    ['two dies with different clocks', RYZEN_X3D, 32, ['8-15,24-31', '0-7,16-23']],
    ['cores of one kind, some of them favoured', FAVOURED_CORES, 16, ['0-15']],
    ['a system that does not tell', {}, 4, []],
  ])('of %s', (_, told, cores, expected) => {
    expect(lists(linuxCoreGroups(toldSystem(told), cores))).toEqual(expected);
  });

  it('of a Mac are counted', () => {
    expect(macCoreGroups(toldSystem(M1_PRO)).map(({ length }) => length)).toEqual([8, 2]);
    expect(macCoreGroups(toldSystem({}))).toEqual([]);
  });
});
