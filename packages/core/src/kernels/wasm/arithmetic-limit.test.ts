import { expect, it } from 'vitest';
import { prepareArithmeticLimit } from './arithmetic-limit.js';

it('counts two operations a lane of each multiply-add, and runs as often as asked', () => {
  const { run, operations } = prepareArithmeticLimit(false);
  expect(operations).toBe(4 * 12 * 4 * 2);
  expect(() => run(1000)).not.toThrow();
});
