import { describe, expect, it } from 'vitest';
import { openProgress, progressLine } from './progress.js';
import type { Terminal } from './terminal.js';

describe('progressLine', () => {
  it('says how far it is, how fast, how long it takes still, and what is at hand', () => {
    const step = { done: 120, failed: 2, current: 'standard 3x3 in 8x8x16-16-s1' };
    expect(progressLine({ kind: 'screening', total: 400, after: 0 }, step, 12)).toBe(
      'screening 120/400 (2 failed)  12/s  23 s left  standard 3x3 in 8x8x16-16-s1',
    );
  });

  it('counts the rounds that must follow', () => {
    const part = { kind: 'confirming', detail: 'round 3 of 8 to 20', total: 10, after: 50 };
    expect(progressLine(part, { done: 0, failed: 0, current: 'standard 3x3' }, 1)).toBe(
      'confirming, round 3 of 8 to 20 0/10  1.0/s  about 1 min 0 s left  standard 3x3',
    );
  });

  it('makes no promise before anything is done', () => {
    const step = { done: 0, failed: 0, current: 'standard 3x3' };
    expect(progressLine({ kind: 'screening', total: 4, after: 0 }, step, 0)).toBe(
      'screening 0/4  standard 3x3',
    );
  });
});

describe('openProgress', () => {
  const logTo = (lines: string[]): Terminal => ({
    json: false,
    verbosity: 'normal',
    print: () => {},
    say: (text) => lines.push(text),
    warn: () => {},
    detail: () => {},
    paint: (_name, text) => text,
    canDraw: false,
    width: 80,
    draw: () => {},
  });

  it('gives a log a line for each kind of work and one every few seconds, not one a candidate', () => {
    const lines: string[] = [];
    let now = 0;
    const progress = openProgress(logTo(lines), () => now);
    for (const [kind, rounds] of [
      ['screening', 1],
      ['confirming', 3],
    ] as const) {
      for (let round = 0; round < rounds; round++) {
        progress.begin({ kind, total: 20, after: 0 });
        for (let done = 0; done < 20; done++) {
          now += 100;
          progress.step({ done, failed: 0, current: 'standard 3x3' });
        }
        progress.end(20);
      }
    }
    expect(lines.map((line) => line.split('  ')[0])).toEqual([
      'screening: 20 to do',
      'confirming: 20 to do',
      'confirming 9/20',
    ]);
  });
});
