import type { Command } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { checkSweep } from '../database/read-sweeps.js';
import { databaseOption } from '../terminal/options.js';
import { formatTable, left, right } from '../terminal/table.js';
import { terminalOf } from '../terminal/terminal-of.js';

export function addRuns(program: Command): void {
  program
    .command('runs')
    .description('the runs in the database: device, seed, state and times of each')
    .addOption(databaseOption())
    .option('--sweep <name>', 'only the runs of this sweep')
    .addHelpText('after', '\nExamples:\n  $ explore runs\n  $ explore runs --sweep mobile-blocks --json')
    .action(async (options: { db: string; sweep?: string }, command: Command) => {
      const terminal = terminalOf(command);
      const runs = await withDatabase(options.db, async (store) => {
        await checkSweep(store, options.sweep);
        return store.runs(options.sweep);
      });
      if (terminal.json) return terminal.print(JSON.stringify(runs, null, 2));
      if (runs.length === 0) return terminal.say(`${options.db} has no run`);
      const rows = runs.map((run) => [
        run.run,
        run.sweep,
        run.device.slice(0, 12),
        String(run.seed),
        run.protocol.cache,
        String(run.workers),
        run.state,
        run.startedAt,
        run.finishedAt ?? '-',
      ]);
      terminal.print(
        formatTable(
          [
            left('run'),
            left('sweep'),
            left('device'),
            right('seed'),
            left('cache'),
            right('workers'),
            left('state'),
            left('started'),
            left('finished'),
          ],
          rows,
        ),
      );
    });
}
