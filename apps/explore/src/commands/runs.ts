import type { RunRecord } from '@convscape/core';
import type { Command } from 'commander';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { isAbandoned, stateText } from '../runs/run-process.js';
import { type RunVerdict, runVerdict, verdictText } from '../runs/run-verdict.js';
import { databaseOption } from '../terminal/options.js';
import { formatTable, left, right } from '../terminal/table.js';
import { terminalOf } from '../terminal/terminal-of.js';

const HELP = `
The verdict of a run: its fronts are decided where no more than 30 % of their members is contested; noise is how far two measurements
of one block differ; discarded is the share of visits that were disturbed and taken again. A run whose process was
killed is told as interrupted, and goes on with the same sweep command; its "state" in the JSON is as stored, beside "processGone".

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
        const listed: ListedRun[] = [];
        for (const run of await store.runs(options.sweep)) {
          const stored = sweeps.get(run.sweep);
          // A run that began after its sweep was read is told the next time.
          const isThere = stored?.runs.some((one) => one.run === run.run) ?? false;
          const verdict = stored && isThere ? runVerdict(stored, run.run, counts.get(run.run)) : null;
          listed.push({ run, processGone: await isAbandoned(store, run), verdict });
        }
        return listed;
      });
      if (terminal.json) {
        return terminal.print(
          JSON.stringify(
            runs.map(({ run, ...told }) => ({ ...run, ...told })),
            null,
            2,
          ),
        );
      }
      if (runs.length === 0) return terminal.say(`${options.db} has no run`);
      terminal.print(runsTable(runs));
    });
}

interface ListedRun {
  readonly run: RunRecord;
  /** It was running in a process of this machine that is gone. */
  readonly processGone: boolean;
  readonly verdict: RunVerdict | null;
}

function runsTable(runs: readonly ListedRun[]): string {
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
  const rows = runs.map(({ run, processGone, verdict }) => [
    run.run,
    run.sweep,
    run.device.slice(0, 12),
    `${run.protocol.version}, ${run.protocol.cache}`,
    String(run.seed),
    String(run.workers),
    stateText(run.state, processGone),
    timeText(run.startedAt),
    run.finishedAt === null ? '-' : timeText(run.finishedAt),
    verdict === null ? '-' : verdictText(verdict),
  ]);
  return formatTable(columns, rows);
}

/** `2026-11-25 02:08Z`; the whole of it is in the JSON. */
const timeText = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')}Z`;
