import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { rememberedClockNs } from './remembered-clock.js';

const folder = mkdtempSync(join(tmpdir(), 'convscape-clock-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('is that of the first run while the clock is near it', async () => {
  const file = join(folder, 'new', 'clock.json');
  expect(await rememberedClockNs(file, 'Example CPU', 300_000)).toBe(300_000);
  expect(await rememberedClockNs(file, 'Example CPU', 320_000)).toBe(300_000);
  expect(await rememberedClockNs(file, 'Example CPU', 280_000)).toBe(300_000);
});

it('is remembered anew when the clock is another one, for one processor only', async () => {
  const file = join(folder, 'battery.json');
  await rememberedClockNs(file, 'Example CPU', 300_000);
  await rememberedClockNs(file, 'Other CPU', 300_000);
  expect(await rememberedClockNs(file, 'Example CPU', 400_000)).toBe(400_000);
  expect(await rememberedClockNs(file, 'Example CPU', 390_000)).toBe(400_000);
  expect(await rememberedClockNs(file, 'Other CPU', 310_000)).toBe(300_000);
});

it.each(['', '{ "clockNs": { "Exam', '{ "clockNs": { "Example CPU": -1 } }', '{ "clockNs": 3 }', '{}'])(
  'starts anew from a file that says %j',
  async (text) => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, text);
    expect(await rememberedClockNs(file, 'Example CPU', 300_000)).toBe(300_000);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ clockNs: { 'Example CPU': 300_000 } });
  },
);

it('is the own clock where nothing can be kept', async () => {
  const file = join(folder, 'taken');
  mkdirSync(file);
  expect(await rememberedClockNs(file, 'Example CPU', 300_000)).toBe(300_000);
  expect(await rememberedClockNs(join(file, 'x', '\0'), 'Example CPU', 310_000)).toBe(310_000);
});
