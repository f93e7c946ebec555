import type { Row } from '@convscape/core';
import { expect, it } from 'vitest';
import { noFrontText } from './no-front-text.js';

const rows = (...states: Row['state'][]) => states.map((state) => ({ state }) as Row);

it('tells what is not measured yet from what cannot be on a front', () => {
  expect(noFrontText(rows('pending', 'pending'))).toContain('nothing is measured yet');
  expect(noFrontText([])).toContain('nothing is measured yet');
  expect(noFrontText(rows('failed', 'unsupported', 'failed'))).toContain(
    'none of 3 candidates has what it takes to be on a front (2 failed, 1 unsupported)',
  );
});
