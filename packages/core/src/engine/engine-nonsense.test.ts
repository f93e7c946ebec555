import { expect, it } from 'vitest';
import type { Runnable } from './engine.js';
import { engineNonsense } from './engine-nonsense.js';

const runnable: Runnable = {
  calls: 'sync',
  run() {},
  setInput() {},
  output: () => new Float32Array(1),
  bytes: 4,
  algorithm: 'direct',
  kernels: ['k'],
  kernelHash: 'h',
  errorBound: 1e-5,
  dispose() {},
};

it('finds nothing wrong with what can be judged and stored', () => {
  expect(engineNonsense('1', runnable)).toBeNull();
});

it.each([
  ['bytes', 0.5],
  ['bytes', Number.NaN],
  ['bytes', -1],
  ['algorithm', () => 'direct'],
  ['kernels', 'k'],
  ['kernels', [1]],
  ['kernelHash', undefined],
  ['errorBound', undefined],
  ['errorBound', -1e-5],
  ['errorBound', Number.POSITIVE_INFINITY],
])('names %s where it is %s', (field, value) => {
  expect(engineNonsense('1', { ...runnable, [field]: value } as Runnable)).toContain(
    `prepared: ${field} is no `,
  );
});

it('names a version that is none', () => {
  expect(engineNonsense(1, runnable)).toContain('describe().version is no text');
});
