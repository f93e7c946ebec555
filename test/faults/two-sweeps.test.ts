import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { thisHolder } from '../../apps/explore/src/sweep/lock-holder.js';
import { type Ended, explore } from '../explore.js';
import { query } from '../query.js';
import { sandbox } from '../sandbox.js';
import { PAIR_SWEEP, writeConfig } from '../tiny-sweep.js';
import { itSurvives, tries } from './fault.js';
import { damageOf, expectOk } from './fault-sweep.js';

const RACER = fileURLToPath(new URL('./lock-racer.mjs', import.meta.url));

/** The first sweep, and the second, which starts once the first is measuring. */
async function sweepTwice(first: object, second: object): Promise<readonly [Ended, Ended, pid: number]> {
  const cwd = sandbox();
  writeConfig(cwd, first, 'first.json');
  writeConfig(cwd, second, 'second.json');
  const sweepOf = (name: string) => ['sweep', '--config', `${name}.json`, '--report', `${name}.html`];
  let other: Promise<Ended> | undefined;
  let pid = 0;
  const one = await explore(sweepOf('first'), {
    cwd,
    onMessage(child, said) {
      if (other || !said.includes('screening')) return;
      pid = child.pid ?? 0;
      other = explore(sweepOf('second'), { cwd });
    },
  });
  if (other === undefined) throw new Error(one.stderr);
  const two = await other;
  expect(await damageOf(cwd)).toEqual([]);
  const runs = await query(join(cwd, 'convscape.sqlite'), 'SELECT sweep, state FROM run ORDER BY sweep');
  const names = [
    ...new Set([one, two].map(({ code }, index) => (code === 0 ? [first, second][index] : first))),
  ];
  expect(runs).toEqual(
    names.map((sweep) => ({ sweep: (sweep as typeof PAIR_SWEEP).name, state: 'complete' })),
  );
  return [one, two, pid];
}

describe('two sweeps on one database', () => {
  itSurvives('6. the same sweep twice at once: the second is refused', async () => {
    const [one, two, pid] = await sweepTwice(PAIR_SWEEP, PAIR_SWEEP);
    expectOk(one);
    expect(two.code).toBe(5);
    expect(two.stderr).toContain(`process ${pid} on ${hostname()}`);
    expect(two.stderr).toContain('hint:');
    return { tries: 1, lost: 0 };
  });

  itSurvives('6. two sweeps at once: the second waits', async () => {
    const [one, two, pid] = await sweepTwice(PAIR_SWEEP, { ...PAIR_SWEEP, name: 'tiny-too' });
    expectOk(one);
    expectOk(two);
    expect(two.stderr).toContain(`waiting for the sweep "tiny" (process ${pid} on ${hostname()})`);
    expect(one.stderr + two.stderr).not.toMatch(/BUSY|locked/i);
    return { tries: 1, lost: 0 };
  });

  itSurvives('6. Ctrl-C of a sweep that waits for another', async () => {
    const cwd = sandbox();
    writeConfig(cwd, PAIR_SWEEP, 'first.json');
    writeConfig(cwd, { ...PAIR_SWEEP, name: 'tiny-too' }, 'second.json');
    let other: Promise<Ended> | undefined;
    let isStopped = false;
    const one = await explore(['sweep', '--config', 'first.json'], {
      cwd,
      onMessage(_, said) {
        if (other || !said.includes('screening')) return;
        other = explore(['sweep', '--config', 'second.json'], {
          cwd,
          onMessage(waiting, words) {
            if (isStopped || !words.includes('waiting for')) return;
            isStopped = true;
            waiting.kill('SIGINT');
          },
        });
      },
    });
    const two = await other;
    expectOk(one);
    expect(two?.code, two?.stderr).toBe(130);
    expect(two?.stderr).toContain('nothing is measured yet');
    // It has not begun anything: an empty run would be the newest, and take older results off the fronts.
    const runs = await query(join(cwd, 'convscape.sqlite'), 'SELECT sweep, state FROM run');
    expect(runs).toEqual([{ sweep: 'tiny', state: 'complete' }]);
    return { tries: 1, lost: 0 };
  });
});

type Stale = (holder: object) => object;
const WAYS: readonly Stale[] = [
  (holder) => ({ ...holder, pid: spawnSync(process.execPath, ['--version']).pid }),
  (holder) => ({ ...holder, boot: 'another boot' }),
  () => ({}),
];

describe('a stale lock', () => {
  itSurvives('6. a stale lock and two that race for it', async () => {
    const folder = join(sandbox(), 'cache');
    mkdirSync(folder);
    const file = join(folder, 'measuring.lock');
    const racers = [fork(RACER), fork(RACER)];
    try {
      await Promise.all(racers.map((racer) => once(racer, 'message')));
      const ask = async (racer: ChildProcess, question: object) => {
        const answered = once(racer, 'message');
        racer.send(question);
        return (await answered)[0];
      };
      const races = tries(100, 10);
      for (let race = 0; race < races; race++) {
        const stale = WAYS[race % WAYS.length]!(thisHolder('somebody', 'somewhere.sqlite'));
        writeFileSync(file, JSON.stringify({ ...stale, race }));
        // Both begin in the same millisecond.
        const at = Date.now() + 20;
        const answers = await Promise.all(racers.map((racer) => ask(racer, { take: file, at })));
        expect(answers.map(({ won }) => won).sort(), JSON.stringify(answers)).toEqual([false, true]);
        expect(readdirSync(folder)).toEqual(['measuring.lock']);
        await Promise.all(racers.map((racer) => ask(racer, {})));
        expect(readdirSync(folder)).toEqual([]);
      }
      return { tries: races, lost: 0 };
    } finally {
      for (const racer of racers) racer.kill();
    }
  });
});
