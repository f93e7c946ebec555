import type { Finding } from '@convscape/core';
import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { findingRow } from './finding-row.js';

const ours = sampleRow({ candidate: 'a', device: 'ours', run: 'run-1' });
const theirs = sampleRow({ candidate: 'a', device: 'theirs', run: 'run-2' });
const again = sampleRow({ candidate: 'a', device: 'ours', run: 'run-3', sweep: 'again' });
const sample = sampleDocument([ours, theirs, again]);
const report = {
  ...sample,
  runs: [ours, theirs, again].map(({ run, device, sweep }) => ({ ...sample.runs[0]!, run, device, sweep })),
};
const finding = (change: Partial<Finding>): Finding => ({
  kind: 'saving-realised',
  sentence: 'It is so.',
  candidates: ['a', 'b'],
  slot: ours.slot,
  ...change,
});

describe('the row that a finding leads to', () => {
  it('is that of its run, though other devices and sweeps have the same candidate', () => {
    for (const row of [ours, theirs, again]) {
      expect(findingRow(finding({ run: row.run }), report)).toBe(row);
      expect(findingRow(finding({ run: row.run, slot: null }), report)).toBe(row);
    }
  });

  it('stays on the device where a newer run has taken the row', () => {
    const newer = { ...theirs, run: 'run-4' };
    expect(findingRow(finding({ run: 'run-2' }), { ...report, rows: [ours, newer] })).toBe(newer);
  });

  it('is the first of the candidate where the finding, as older ones, names no run', () => {
    expect(findingRow(finding({}), report)).toBe(ours);
  });

  it('is none where the finding speaks of no candidate', () => {
    expect(findingRow(finding({ candidates: [], run: 'run-1' }), report)).toBeUndefined();
  });
});
