import { expect, it } from 'vitest';
import { collectLimits, limitText } from './change-limit.js';

it('tells a limit as it was asked', () => {
  const asked = ['slower:5%', 'faster:12.345%', 'changed:0.1%', 'slower:1234%', 'slower:7%'];
  expect(asked.flatMap((text) => collectLimits(text, [])).map(limitText)).toEqual(asked);
});
