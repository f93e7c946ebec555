import { expect, it } from 'vitest';
import { sampleDocument } from '../fixtures/sample-document.js';
import { deviceWords } from './device-words.js';

const fingerprint = sampleDocument([]).devices[0]!.fingerprint;

it('names a machine by its processor, and a browser, which is not told of it, by itself', () => {
  expect(deviceWords(fingerprint)).toBe('Sample CPU 3.0 GHz, 8 cores, node 24.11.0');
  const phone = { ...fingerprint, cpuModel: 'unknown', runtime: 'chromium 156', operatingSystem: 'android' };
  expect(deviceWords(phone)).toBe('chromium 156 on android, 8 cores');
});
