import { expect, it } from 'vitest';
import { ALDER_LAKE, M1_PRO, toldSystem } from '../fixtures/told-system.js';
import { linuxPowerSource, macPowerSource } from './power-source.js';

const battery = (status: string) => ({
  files: {
    '/sys/class/power_supply/BAT0/type': 'Battery',
    '/sys/class/power_supply/BAT0/status': status,
  },
});

it('is the battery where one of the machine’s own discharges, whatever a mouse does', () => {
  expect(linuxPowerSource(toldSystem(ALDER_LAKE))).toBe('battery');
  const { '/sys/class/power_supply/BAT0/type': _, ...mouseOnly } = ALDER_LAKE.files!;
  expect(linuxPowerSource(toldSystem({ files: mouseOnly }))).toBe('no-battery');
  expect(linuxPowerSource(toldSystem(battery('Not charging')))).toBe('mains');
  expect(linuxPowerSource(toldSystem(battery('Full')))).toBe('mains');
  expect(linuxPowerSource(toldSystem(battery('Unknown')))).toBe('unknown');
});

it('is what pmset says on a Mac', () => {
  expect(macPowerSource(toldSystem(M1_PRO))).toBe('battery');
  const plugged =
    "Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t100%; charged; 0:00 remaining present: true";
  expect(macPowerSource(toldSystem({ answers: { 'pmset -g batt': plugged } }))).toBe('mains');
  const desktop = { answers: { 'pmset -g batt': "Now drawing from 'AC Power'" } };
  expect(macPowerSource(toldSystem(desktop))).toBe('no-battery');
  expect(macPowerSource(toldSystem({}))).toBe('unknown');
});
