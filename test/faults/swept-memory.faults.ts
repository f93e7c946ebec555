import { readdirSync, readFileSync } from 'node:fs';
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
  readonly sweepBytes: number;
  readonly measuringBytes: number;
}

/** Resident memory of a process, as Linux tells it; 0 of one that has just ended. */
function residentBytes(pid: number): number {
  const [, kib] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return 1024 * Number(kib ?? 0);
}

/** Of the processes that it started: there measuring is done, in a thread for each worker. One is replaced after 1,000 candidates, and grows until then. */
function childrenBytes(pid: number): number {
  let bytes = 0;
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      if (Number(parent) === pid) bytes += residentBytes(Number(entry));
    } catch {
      // It ended meanwhile.
    }
  }
  return bytes;
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
          const sweepBytes = residentBytes(child.pid!);
          samples.push({ screened, confirmed, sweepBytes, measuringBytes: childrenBytes(child.pid!) });
          if (confirmed < CONFIRMATIONS) return;
          clearInterval(sampling);
          child.kill('SIGINT');
        }, 1000);
      },
    });
    clearInterval(sampling);
    expect(code, stderr).toBe(130);

    const quarter = (CANDIDATES - SETTLED) / 4;
    const early = samples.filter(({ screened }) => SETTLED <= screened && screened <= SETTLED + quarter);
    const late = samples.filter(
      ({ screened, confirmed }) => CANDIDATES - quarter <= screened && confirmed === 0,
    );
    const racing = samples.filter(({ confirmed }) => confirmed > 0);
    const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
    const told = (what: 'sweepBytes' | 'measuringBytes', some: readonly Sample[]) => {
      const bytes = some.map((sample) => sample[what]);
      const drift = median(bytes) / median(early.map((sample) => sample[what])) - 1;
      return {
        drift,
        words: `${mib(median(bytes))} (${(100 * drift).toFixed(1)} %; at most ${mib(Math.max(...bytes))})`,
      };
    };
    const parts = { early, late, racing };
    const drifts = Object.entries(parts).map(([when, some]) => {
      const [own, measuring] = [told('sweepBytes', some), told('measuringBytes', some)];
      console.log(`resident memory, ${when}: the sweep ${own.words}, what measures ${measuring.words}`);
      // While they race, two processes take turns, each with a buffer for the memory sentinel.
      return { when, own: own.drift, measuring: when === 'racing' ? 0 : measuring.drift };
    });
    // For a moment it takes more, when all are judged after the last was screened: what stays is what counts.
    const isMore = ({ own, measuring }: (typeof drifts)[number]) => Math.max(own, measuring) > MOST_DRIFT;
    expect(drifts.filter(isMore)).toEqual([]);
    return { tries: CANDIDATES, lost: 0 };
  });
}
