import { expect, it } from 'vitest';
import { confidenceText } from './confidence-text.js';

it.each([
  [0.95, '95 %'],
  [1 - 0.05 / 8, '99.38 %'],
  [1 - 0.05 / 200, '99.975 %'],
  [1 - 0.05 / 10_000, '99.9995 %'],
])('a confidence of %d has as many digits as tell it from certainty', (confidence, text) => {
  expect(confidenceText(confidence)).toBe(text);
});
