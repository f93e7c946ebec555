import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '@convscape/core';
import { expect } from 'vitest';
import { explore } from '../explore.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { TINY_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives } from './fault.js';
import { SWEEP } from './fault-sweep.js';

const upTo = (to: number) => Array.from({ length: to }, (_, index) => index + 1);

/** 10,240 candidates, the smallest there are. */
const MANY = {
  ...TINY_SWEEP,
  slots: {
    ...TINY_SWEEP.slots,
    input: upTo(8).flatMap((height) => upTo(8).map((width) => [height, width])),
    inputChannels: { from: 4, to: 128, step: 4 },
  },
  blocks: [{ kind: 'pointwise' }, { kind: 'depthwise', kernel: [1, 2, 3, 5] }],
  measure: { ...TINY_SWEEP.measure, workers: 2 },
};
const SWEEP_MS = 600_000;
/** Until then code is compiled and heaps grow. */
const SETTLED = 1000;
/** Every visit is kept until its run ends, since the race is decided from all of them: about 2 kB, and what a heap takes beside it. */
const MOST_BYTES_PER_VISIT = 16_384;

interface Sample {
  readonly visits: number;
  readonly bytes: number;
}

/** Resident memory of a process, as Linux tells it. */
function residentBytes(pid: number): number {
  const [, kib] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return 1024 * Number(kib);
}

if (process.platform === 'linux') {
  itSurvives('13. the memory of the sweep itself, over the candidates of ten minutes', async () => {
    const cwd = sandbox();
    writeConfig(cwd, MANY);
    const file = join(cwd, 'convscape.sqlite');
    const samples: Sample[] = [];
    const sample = async (pid: number) => {
      const [row] = await query(file, 'SELECT count(*) AS visits FROM visit').catch(() => []);
      if (row) samples.push({ visits: Number(row.visits), bytes: residentBytes(pid) });
    };
    let sampling: NodeJS.Timeout | undefined;
    const { code, stderr } = await explore(SWEEP, {
      cwd,
      onMessage(child, said) {
        if (sampling !== undefined || !said.includes('screening')) return;
        sampling = setInterval(() => sample(child.pid!), 500);
        setTimeout(() => {
          clearInterval(sampling);
          child.kill('SIGINT');
        }, SWEEP_MS);
      },
    });
    expect(code, stderr).toBe(130);
    const visits = samples.at(-1)?.visits ?? 0;
    expect(visits).toBeGreaterThan(1.5 * SETTLED);
    const tenth = (visits - SETTLED) / 10;
    const between = (from: number, to: number) =>
      median(samples.filter((one) => one.visits >= from && one.visits <= to).map(({ bytes }) => bytes));
    const [early, late] = [between(SETTLED, SETTLED + tenth), between(visits - tenth, visits)];
    const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
    const perVisit = (late - early) / (9 * tenth);
    console.log(
      `resident memory at ${SETTLED} visits ${mib(early)}, at ${visits} ${mib(late)}: ${perVisit.toFixed(0)} bytes a visit`,
    );
    expect(perVisit).toBeLessThan(MOST_BYTES_PER_VISIT);
    return { tries: visits, lost: 0 };
  });
}
