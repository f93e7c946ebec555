import { expect, it } from 'vitest';
import type { Terminal } from '../terminal/terminal.js';
import { chooseWorkers } from './choose-workers.js';

const terminalTo = (warnings: string[]): Terminal => ({
  json: false,
  verbosity: 'normal',
  print: () => {},
  say: () => {},
  warn: (text) => warnings.push(text),
  detail: () => {},
  paint: (_name, text) => text,
  canDraw: false,
  width: 80,
  draw: () => {},
});

it('takes what is asked up to one worker a core, and says where it takes fewer', () => {
  const warnings: string[] = [];
  expect([1, 4].map((asked) => chooseWorkers(asked, terminalTo(warnings), 4))).toEqual([1, 4]);
  expect(warnings).toEqual([]);
  expect(chooseWorkers(1024, terminalTo(warnings), 4)).toBe(4);
  expect(warnings).toEqual([expect.stringContaining('taking 4')]);
});
