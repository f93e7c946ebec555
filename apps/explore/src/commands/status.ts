import type { Command } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { databaseOption } from '../terminal/options.js';
import { formatTable, left, right } from '../terminal/table.js';
import { terminalOf } from '../terminal/terminal-of.js';

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('what is in the database: its sweeps, and how far each has come')
    .addOption(databaseOption())
    .addHelpText('after', '\nExamples:\n  $ explore status\n  $ explore status --db nightly.sqlite --json')
    .action(async (options: { db: string }, command: Command) => {
      const terminal = terminalOf(command);
      const sweeps = await withDatabase(options.db, (store) => store.sweeps());
      if (terminal.json) return terminal.print(JSON.stringify(sweeps, null, 2));
      if (sweeps.length === 0) return terminal.say(`${options.db} has no sweep`);
      const rows = sweeps.map((sweep) => [
        sweep.sweep,
        String(sweep.candidates),
        String(sweep.runs),
        sweep.newestRun?.state ?? 'never run',
        Object.entries(sweep.states)
          .map(([state, count]) => `${count} ${state}`)
          .join(', '),
      ]);
      terminal.print(
        formatTable(
          [
            left('sweep'),
            right('candidates'),
            right('runs'),
            left('newest run'),
            left('candidates by state'),
          ],
          rows,
        ),
      );
    });
}
