import type { RunRecord } from '@convscape/core';
import type { SweepSummary } from '@convscape/store';
import type { Command } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { isAbandoned, stateText } from '../runs/run-process.js';
import { databaseOption } from '../terminal/options.js';
import { formatTable, left, right } from '../terminal/table.js';
import { terminalOf } from '../terminal/terminal-of.js';

/** With whether its newest run was running in a process of this machine that is gone. */
type ToldSweep = Omit<SweepSummary, 'newestRun'> & {
  readonly newestRun: (RunRecord & { readonly processGone: boolean }) | null;
};

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('what is in the database: its sweeps, and how far each has come')
    .addOption(databaseOption())
    .addHelpText('after', '\nExamples:\n  $ explore status\n  $ explore status --db nightly.sqlite --json')
    .action(async (options: { db: string }, command: Command) => {
      const terminal = terminalOf(command);
      const sweeps = await withDatabase(options.db, async (store) => {
        const told: ToldSweep[] = [];
        for (const { newestRun, ...sweep } of await store.sweeps()) {
          const processGone = newestRun !== null && (await isAbandoned(store, newestRun));
          told.push({ ...sweep, newestRun: newestRun && { ...newestRun, processGone } });
        }
        return told;
      });
      if (terminal.json) return terminal.print(JSON.stringify(sweeps, null, 2));
      if (sweeps.length === 0) return terminal.say(`${options.db} has no sweep`);
      const rows = sweeps.map((sweep) => [
        sweep.sweep,
        String(sweep.candidates),
        String(sweep.runs),
        sweep.newestRun === null
          ? 'never run'
          : stateText(sweep.newestRun.state, sweep.newestRun.processGone),
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
