import type { RunRecord } from '@convscape/core';
import type { Command } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { type RunVerdict, runVerdict, verdictText } from '../runs/run-verdict.js';
import { databaseOption } from '../terminal/options.js';
import { formatTable, left, right } from '../terminal/table.js';
import { terminalOf } from '../terminal/terminal-of.js';

const HELP = `
The verdict of a run: its fronts are decided where no more than 30 % of their members is contested; noise is how far two measurements
of one block differ; discarded is the share of visits that were disturbed and taken again.

Examples:
  $ explore runs
  $ explore runs --sweep mobile-blocks --json
  $ explore compare 3f9a 81be`;

export function addRuns(program: Command): void {
  program
    .command('runs')
    .description('the runs in the database: device, date, protocol, state and verdict of each')
    .addOption(databaseOption())
    .option('--sweep <name>', 'only the runs of this sweep')
    .addHelpText('after', HELP)
    .action(async (options: { db: string; sweep?: string }, command: Command) => {
      const terminal = terminalOf(command);
      const runs = await withDatabase(options.db, async (store) => {
        const sweeps = new Map((await readSweeps(store, options.sweep)).map((one) => [one.sweep.name, one]));
        const counts = await store.countVisits(options.sweep);
        return (await store.runs(options.sweep)).map((run) => {
          const stored = sweeps.get(run.sweep);
          // A run that began after its sweep was read is told the next time.
          const isThere = stored?.runs.some((one) => one.run === run.run) ?? false;
          return {
            run,
            verdict: stored && isThere ? runVerdict(stored, run.run, counts.get(run.run)) : null,
          };
        });
      });
      if (terminal.json) {
        return terminal.print(
          JSON.stringify(
            runs.map(({ run, verdict }) => ({ ...run, verdict })),
            null,
            2,
          ),
        );
      }
      if (runs.length === 0) return terminal.say(`${options.db} has no run`);
      terminal.print(runsTable(runs));
    });
}

function runsTable(
  runs: readonly { readonly run: RunRecord; readonly verdict: RunVerdict | null }[],
): string {
  const columns = [
    left('run'),
    left('sweep'),
    left('device'),
    left('protocol'),
    right('seed'),
    right('workers'),
    left('state'),
    left('started'),
    left('finished'),
    left('verdict'),
  ];
  const rows = runs.map(({ run, verdict }) => [
    run.run,
    run.sweep,
    run.device.slice(0, 12),
    `${run.protocol.version}, ${run.protocol.cache}`,
    String(run.seed),
    String(run.workers),
    run.state,
    timeText(run.startedAt),
    run.finishedAt === null ? '-' : timeText(run.finishedAt),
    verdict === null ? '-' : verdictText(verdict),
  ]);
  return formatTable(columns, rows);
}

/** `2026-11-25 02:08Z`; the whole of it is in the JSON. */
const timeText = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')}Z`;
