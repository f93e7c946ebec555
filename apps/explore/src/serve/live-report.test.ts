import { copyFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PHONE, putRunOf, sweptStore } from './fixtures/swept-store.js';
import { LiveReport } from './live-report.js';

const TEMPLATE = '<!doctype html><script type="module"></script>';

it('is written once for all who ask while it is, and anew for who asks after something was stored', async () => {
  const store = await sweptStore();
  const report = new LiveReport(store.file, TEMPLATE);
  const asked = report.html();
  expect(report.html()).toBe(asked);
  const before = await asked;
  expect(before).toContain('report-document');
  expect(await report.html()).toBe(before);
  await putRunOf(store, PHONE, { run: 'of a phone' });
  expect(await report.html()).not.toBe(before);
});

it('is tried again after it could not be written', async () => {
  const store = await sweptStore();
  await store.close();
  const copy = `${store.file}.copy`;
  const report = new LiveReport(copy, TEMPLATE);
  await expect(report.html()).rejects.toThrow('there is no database');
  copyFileSync(store.file, copy);
  expect(await report.html()).toContain('report-document');
});
