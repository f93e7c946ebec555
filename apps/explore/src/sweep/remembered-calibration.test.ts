import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Calibration } from '@convscape/core';
import { afterAll, expect, it } from 'vitest';
import { type CalibrationWish, rememberedCalibration } from './remembered-calibration.js';

const folder = mkdtempSync(join(tmpdir(), 'convscape-calibrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An engine whose kernels have this code: it says which calibration this is, and keeps to a known one of the same code. */
function engineOf(code: string) {
  let calibrations = 0;
  return async (known: Calibration | undefined): Promise<Calibration> =>
    known?.code === code ? known : { code, number: ++calibrations };
}

const wish = (more: Pick<CalibrationWish, 'calibrate'> & Partial<CalibrationWish>): CalibrationWish => ({
  device: 'd1',
  engine: 'wasm',
  anew: false,
  ...more,
});

it('is that of the first time, for each device and each engine', async () => {
  const file = join(folder, 'new', 'calibrations.json');
  const calibrate = engineOf('a');
  const first = { code: 'a', number: 1 };
  expect(await rememberedCalibration(file, wish({ calibrate }))).toEqual(first);
  expect(await rememberedCalibration(file, wish({ calibrate }))).toEqual(first);
  expect(await rememberedCalibration(file, wish({ calibrate, device: 'd2' }))).toMatchObject({ number: 2 });
  expect(await rememberedCalibration(file, wish({ calibrate, engine: 'x' }))).toMatchObject({ number: 3 });
  expect(await rememberedCalibration(file, wish({ calibrate }))).toEqual(first);
});

it('is found anew when the kernels are others, and on demand', async () => {
  const file = join(folder, 'changed.json');
  await rememberedCalibration(file, wish({ calibrate: engineOf('a') }));
  const calibrate = engineOf('b');
  for (const [anew, number] of [
    [false, 1],
    [false, 1],
    [true, 2],
    [false, 2],
  ] as const) {
    expect(await rememberedCalibration(file, wish({ calibrate, anew }))).toEqual({ code: 'b', number });
  }
});

it.each(['', '{ "calibrations": { "d1', '{ "calibrations": { "d1": { "wasm": 3 } } }', '[]'])(
  'replaces a file that says %j',
  async (text) => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, text);
    const calibration = { code: 'a', number: 1 };
    expect(await rememberedCalibration(file, wish({ calibrate: engineOf('a') }))).toEqual(calibration);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ calibrations: { d1: { wasm: calibration } } });
  },
);

it('does without where nothing can be kept', async () => {
  const file = join(folder, 'taken');
  mkdirSync(file);
  const calibrate = engineOf('a');
  expect(await rememberedCalibration(file, wish({ calibrate }))).toMatchObject({ number: 1 });
  expect(await rememberedCalibration(file, wish({ calibrate }))).toMatchObject({ number: 2 });
});

it('keeps nothing for an engine that has nothing to choose from', async () => {
  const file = join(folder, 'none.json');
  expect(await rememberedCalibration(file, wish({ calibrate: async () => null }))).toBeNull();
  expect(() => readFileSync(file)).toThrow('ENOENT');
});
