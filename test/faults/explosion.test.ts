import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { sandbox } from '../sandbox.js';
import { TINY_SWEEP, writeConfig } from '../tiny-sweep.js';
import { IS_FULL, itSurvives } from './fault.js';
import { expectOk, FAULT_SWEEP, SWEEP } from './fault-sweep.js';

const upTo = (to: number) => ({ from: 1, to, step: 1 });

/** 1000 inputs × 4000 and 2500 channels × 10 strides × 10 kernels. */
const EXPLOSION = {
  ...TINY_SWEEP,
  slots: {
    input: Array.from({ length: 1000 }, (_, index) => [index + 64, index + 64]),
    inputChannels: upTo(4000),
    outputChannels: upTo(2500),
    stride: upTo(10),
  },
  blocks: [{ kind: 'standard', kernel: upTo(10) }],
};

itSurvives('9. a space of 10¹² candidates', async () => {
  const cwd = sandbox();
  writeConfig(cwd, EXPLOSION);
  const startedAt = performance.now();
  const { code, stderr } = await explore(SWEEP, { cwd });
  expect(code, stderr).toBe(2);
  expect(stderr).toMatch(/1,000,000,000,000 candidates are more than 100,000; they would take .* of disk/);
  expect(stderr).toContain('--max 1000000000000');
  expect(readdirSync(cwd)).toEqual(['sweep.json']);
  if (IS_FULL) expect(performance.now() - startedAt).toBeLessThan(10_000);
  return { tries: 1, lost: 0 };
});

/** How often a time estimate may be wrong, each way. */
const FACTOR = 2;

if (IS_FULL) {
  describe('the time estimate', () => {
    const example = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../examples/${name}/sweep.json`, import.meta.url), 'utf8'));
    const sweeps = [FAULT_SWEEP, example('quick'), example('depthwise-separable')];
    itSurvives('9. a time estimate more than twice off', async () => {
      let lost = 0;
      for (const sweep of sweeps) {
        const cwd = sandbox();
        writeConfig(cwd, sweep);
        const plan = await explore(['plan', '--config', 'sweep.json', '--json'], { cwd });
        const { time_ms } = JSON.parse(plan.stdout);
        const startedAt = performance.now();
        expectOk(await explore(SWEEP, { cwd }));
        const realMs = performance.now() - startedAt;
        const ratio = realMs / time_ms.middle;
        if (ratio > FACTOR || ratio < 1 / FACTOR) lost++;
        const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`;
        console.log(`${sweep.name}: estimated ${seconds(time_ms.middle)}, took ${seconds(realMs)}`);
      }
      expect(lost).toBe(0);
      return { tries: sweeps.length, lost };
    });
  });
}
