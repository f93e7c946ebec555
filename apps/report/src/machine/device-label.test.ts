import { expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { deviceLabel } from './device-label.js';

const [one] = sampleDocument([]).devices;
const { fingerprint } = one!;

it('tells devices apart that read alike, by their keys', () => {
  const governed = { device: 'aaaaaabbbbbb', fingerprint: { ...fingerprint, governor: 'powersave' } };
  const other = { device: 'cccccc', fingerprint: { ...fingerprint, cpuModel: 'Other CPU' } };
  const devices = [one!, governed, other];
  expect(deviceLabel(devices, 'aaaaaabbbbbb')).toBe('Sample CPU 3.0 GHz, 8 cores, node 24.11.0 (aaaaaa)');
  expect(deviceLabel(devices, 'cccccc')).toBe('Other CPU, 8 cores, node 24.11.0');
  expect(deviceLabel(devices, 'unknown')).toBe('unknown');
});
