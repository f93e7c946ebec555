import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { sampleRow } from '../fixtures/sample-row.js';
import { measuredDevice } from './measured-device.js';

describe('the device whose candidates are measured here too', () => {
  const report = sampleDocument([
    sampleRow({ sweep: 'first', device: 'a' }),
    sampleRow({ sweep: 'first', device: 'b' }),
    sampleRow({ sweep: 'second', device: 'b' }),
  ]);
  const onSweep = (sweep: string, device: string, before: string) =>
    measuredDevice(report, { sweep, device }, before);

  it('is the one in view', () => {
    expect(onSweep('first', 'b', 'a')).toBe('b');
  });

  it('is the one viewed before where this device is in view', () => {
    expect(onSweep('first', 'this', 'b')).toBe('b');
    expect(onSweep('first', 'this', 'a')).toBe('a');
  });

  it('has rows of the sweep, also where this device is one that the report knows of another', () => {
    expect(onSweep('second', 'this', 'a')).toBe('b');
    expect(onSweep('second', 'a', 'a')).toBe('b');
    expect(onSweep('first', 'this', 'this')).toBe('a');
  });

  it('is the one in view where the report has none', () => {
    expect(onSweep('third', 'this', 'a')).toBe('this');
  });
});
