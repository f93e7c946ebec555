import { type Row, rowsOf, type VisitRecord } from '@convscape/core';
import type { Command } from 'commander';
import { findCandidate } from '../database/find-candidate.js';
import { withDatabase } from '../database/open-existing.js';
import { readSweeps } from '../database/read-sweeps.js';
import { blockTextOf } from '../front/block-text.js';
import { latencyText } from '../front/latency-text.js';
import { databaseOption } from '../terminal/options.js';
import { formatTable, left, right } from '../terminal/table.js';
import { terminalOf } from '../terminal/terminal-of.js';
import { visitLine } from '../visit/visit-line.js';

export function addShow(program: Command): void {
  program
    .command('show')
    .description('everything about one candidate: its row and its visits')
    .argument('<key>', 'the candidate’s key, or its first few digits')
    .addOption(databaseOption())
    .addHelpText('after', '\nExamples:\n  $ explore show 3f9a\n  $ explore show 3f9a --json')
    .action(async (key: string, options: { db: string }, command: Command) => {
      const terminal = terminalOf(command);
      const found = await withDatabase(options.db, async (store) => {
        const sweeps = await readSweeps(store);
        const blockText = blockTextOf(sweeps);
        const candidate = findCandidate(sweeps, key, blockText);
        const rows = sweeps
          .flatMap((stored) => rowsOf(stored))
          .filter((row) => row.candidate === candidate.key);
        const visits: VisitRecord[] = [];
        for (const sweep of new Set(rows.map((row) => row.sweep))) {
          visits.push(...(await store.readCandidateVisits(sweep, candidate.key)));
        }
        return { candidate, rows, visits, words: blockText(candidate.key) };
      });
      const { candidate, rows, visits, words } = found;
      if (terminal.json) return terminal.print(JSON.stringify({ candidate, rows, visits }, null, 2));
      terminal.print(terminal.paint('bold', `${candidate.key}  ${words}`));
      for (const row of rows) terminal.print(`\n${rowText(row)}`);
      if (visits.length > 0) {
        terminal.print(
          `\n${formatTable(
            [left('run'), left('phase'), right('round'), right('process'), left('outcome')],
            visits.map(visitLine),
          )}`,
        );
      }
    });
}

/** One name and value a line; what does not apply is left out, and the latency is said with its interval. */
function rowText(row: Row): string {
  const lines = Object.entries(row)
    .filter(([name, value]) => value !== null && !name.startsWith('latency_') && name !== 'candidate')
    .map(([name, value]) => [name, String(value)]);
  lines.push(['latency', latencyText(row)]);
  const width = Math.max(...lines.map(([name]) => name?.length ?? 0));
  return lines.map(([name, value]) => `${name?.padEnd(width)}  ${value}`).join('\n');
}
