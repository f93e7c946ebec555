import { closeSync, ftruncateSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSweepConfig } from '@convscape/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore } from '../explore.js';
import { sandbox } from '../sandbox.js';
import { TINY_SWEEP } from '../tiny-sweep.js';
import { IS_FULL, itSurvives, tries } from './fault.js';
import { SWEEP } from './fault-sweep.js';
import { MALFORMED_CONFIGS } from './malformed-configs.js';

/** Beyond what starting Node and the command takes at that moment. */
const ANSWER_WITHIN_MS = 1000;
const HUGE_BYTES = 100 * 2 ** 20;

/** How long the command takes to start, at the moment. */
async function startMs(cwd: string): Promise<number> {
  const startedAt = performance.now();
  await explore(['--version'], { cwd });
  return performance.now() - startedAt;
}

/** Calls a sweep with the config in a folder, checks how it is refused, and says how long that took. */
async function refusalMs(cwd: string, title: string): Promise<number> {
  const calledAt = performance.now();
  const ended = await explore(SWEEP, { cwd });
  const tookMs = performance.now() - calledAt;
  expect(ended.code, `${title}: ${ended.stderr}`).toBe(2);
  expect(ended.stderr, title).not.toMatch(/^\s+at .*\d+:\d+|not foreseen/m);
  expect(ended.stderr.length, title).toBeLessThan(10_000);
  expect(readdirSync(cwd), title).toEqual(['sweep.json']);
  return tookMs;
}

describe('a config that is malformed', () => {
  itSurvives('8. a malformed config', async () => {
    for (const [title, text] of MALFORMED_CONFIGS) {
      const read = readSweepConfig(text);
      expect(read.state, title).toBe('invalid');
      if (read.state !== 'invalid') continue;
      for (const { line, column, message } of read.problems) {
        expect(Math.min(line, column), title).toBeGreaterThanOrEqual(1);
        expect(message, title).not.toBe('');
      }
    }
    expect({}).not.toHaveProperty('polluted');
    if (IS_FULL) {
      for (const [title, text] of MALFORMED_CONFIGS) {
        const cwd = sandbox();
        writeFileSync(join(cwd, 'sweep.json'), text);
        // On a busy machine the least of a few says how long it takes.
        let leastMs = await refusalMs(cwd, title);
        for (let again = 0; again < 4 && leastMs > ANSWER_WITHIN_MS; again++) {
          leastMs = Math.min(leastMs, (await refusalMs(cwd, title)) - (await startMs(cwd)));
        }
        expect(leastMs, title).toBeLessThan(ANSWER_WITHIN_MS);
      }
    }
    return { tries: MALFORMED_CONFIGS.length, lost: 0 };
  });

  it.each(['\0', ' ', '['])('of 100 MB is refused unread: %j', async (filling) => {
    const cwd = sandbox();
    const file = openSync(join(cwd, 'sweep.json'), 'w');
    if (filling === '\0') ftruncateSync(file, HUGE_BYTES);
    else writeFileSync(file, filling.repeat(HUGE_BYTES));
    closeSync(file);
    await refusalMs(cwd, '100 MB');
  });

  itSurvives('8. a config of the fuzzer', async () => {
    const runs = tries(100_000, 1000);
    const valid = JSON.stringify(TINY_SWEEP);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.nat(valid.length),
            cut: fc.nat(6),
            put: fc.string({ unit: 'binary', maxLength: 6 }),
          }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        (edits) => {
          const text = edits.reduce(
            (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
            valid,
          );
          const read = readSweepConfig(text);
          return (
            read.state === 'valid' || read.problems.every(({ line, column }) => line >= 1 && column >= 1)
          );
        },
      ),
      { numRuns: runs },
    );
    return { tries: runs, lost: 0 };
  });
});
