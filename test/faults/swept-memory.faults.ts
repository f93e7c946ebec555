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

/** The smallest there are. */
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
const CANDIDATES = 10_240;
/** With a budget the race is planned anew after every few hundred visits: it is planning that takes memory. */
const BUDGET = ['--budget', '2h'];
const CONFIRMATIONS = 600;
/** Until then code is compiled and heaps grow. Afterwards a heap is let grow for some two thousand visits until it is collected: a quarter holds one such turn. */
const SETTLED = 1000;
const MOST_DRIFT = 0.05;

interface Sample {
  readonly screened: number;
  readonly confirmed: number;
  readonly bytes: number;
}

/** Resident memory of a process, as Linux tells it. */
function residentBytes(pid: number): number {
  const [, kib] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return 1024 * Number(kib);
}

const COUNT = `SELECT count(DISTINCT CASE phase WHEN 'screening' THEN candidate END) AS screened,
  sum(phase = 'confirmation') AS confirmed FROM visit WHERE state <> 'discarded'`;

if (process.platform === 'linux') {
  itSurvives('13. the memory of the sweep itself, over so many candidates', async () => {
    const cwd = sandbox();
    writeConfig(cwd, MANY);
    const file = join(cwd, 'convscape.sqlite');
    const samples: Sample[] = [];
    let sampling: NodeJS.Timeout | undefined;
    const { code, stderr } = await explore([...SWEEP, ...BUDGET], {
      cwd,
      onMessage(child, said) {
        if (sampling !== undefined || !said.includes('screening')) return;
        sampling = setInterval(async () => {
          const [row] = await query(file, COUNT).catch(() => []);
          if (!row || child.exitCode !== null) return;
          const [screened, confirmed] = [Number(row.screened), Number(row.confirmed)];
          samples.push({ screened, confirmed, bytes: residentBytes(child.pid!) });
          if (confirmed < CONFIRMATIONS) return;
          clearInterval(sampling);
          child.kill('SIGINT');
        }, 1000);
      },
    });
    clearInterval(sampling);
    expect(code, stderr).toBe(130);

    const quarter = (CANDIDATES - SETTLED) / 4;
    const bytesWhere = (isMeant: (sample: Sample) => boolean) =>
      samples.filter(isMeant).map(({ bytes }) => bytes);
    const early = bytesWhere(({ screened }) => SETTLED <= screened && screened <= SETTLED + quarter);
    const late = bytesWhere(({ screened, confirmed }) => CANDIDATES - quarter <= screened && confirmed === 0);
    const racing = bytesWhere(({ confirmed }) => confirmed > 0);
    const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
    const words = (some: readonly number[]) =>
      `${mib(median(some))} (${(100 * (median(some) / median(early) - 1)).toFixed(1)} %; at most ${mib(Math.max(...some))})`;
    console.log(
      `resident memory in the first quarter ${words(early)}, in the last ${words(late)}, while they race ${words(racing)}`,
    );
    expect(median(late)).toBeLessThan(median(early) * (1 + MOST_DRIFT));
    // For a moment it takes more, when all are judged after the last was screened: what stays is what counts.
    expect(median(racing)).toBeLessThan(median(early) * (1 + MOST_DRIFT));
    return { tries: CANDIDATES, lost: 0 };
  });
}
