import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explore } from './explore.js';
import { change, query } from './query.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, PAIR_SWEEP, writeConfig } from './tiny-sweep.js';

it(
  'says how to take visits again that stayed disturbed, and then takes those alone',
  async () => {
    const cwd = sandbox();
    const args = [
      'sweep',
      '--config',
      writeConfig(cwd, PAIR_SWEEP),
      '--db',
      'a.sqlite',
      '--report',
      'a.html',
    ];
    const sweep = async (...more: readonly string[]) => {
      const ended = await explore([...args, ...more], { cwd });
      expect(ended, ended.stderr).toMatchObject({ code: 0 });
      return ended.stderr;
    };
    await sweep();
    const database = join(cwd, 'a.sqlite');
    // As if the machine had been busy whenever one of the two had its turn.
    const one = '(SELECT min(candidate) FROM visit)';
    await change(
      database,
      `UPDATE visit SET flags = iif(candidate = ${one}, '["disturbed"]', '[]') WHERE flags NOT NULL`,
    );
    await change(database, `UPDATE measurement SET state = 'noisy' WHERE candidate = ${one}`);

    const said = await sweep();
    expect(said).toContain('has everything that is asked for');
    expect(said).toMatch(
      /\d candidates? noisy for visits that were disturbed each time.*\n {2}(npx )?explore sweep --config sweep\.json .*--retake$/m,
    );

    expect(await sweep('--retake')).toMatch(/new run \w+, with \d+ visits of run \w+/);
    const [first, second] = await query(database, 'SELECT run FROM run ORDER BY started_at');
    const visits = await query(database, `SELECT *, candidate = ${one} AS its FROM visit`);
    const of = (run: unknown, its: 0 | 1) => visits.filter((visit) => visit.run === run && visit.its === its);
    const before = new Set(visits.filter(({ run }) => run === first?.run).map((visit) => visit.started_at));
    const isTakenOver = (visit: (typeof visits)[number]) => before.has(visit.started_at);
    expect(of(second?.run, 1).length).toBeGreaterThan(0);
    expect(of(second?.run, 1).filter(isTakenOver)).toEqual([]);
    expect(of(second?.run, 0).filter(isTakenOver).length).toBeGreaterThan(0);
  },
  A_SWEEP_MS * 2,
);
