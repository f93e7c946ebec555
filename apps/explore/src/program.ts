import { Command } from 'commander';
import { addCompare } from './commands/compare.js';
import { addCost } from './commands/cost.js';
import { addDoctor } from './commands/doctor.js';
import { addExport } from './commands/export.js';
import { addFront } from './commands/front.js';
import { addImport } from './commands/import.js';
import { addInit } from './commands/init.js';
import { addPlan } from './commands/plan.js';
import { addReport } from './commands/report.js';
import { addRuns } from './commands/runs.js';
import { addServe } from './commands/serve.js';
import { addShow } from './commands/show.js';
import { addStatus } from './commands/status.js';
import { addSweep } from './commands/sweep.js';
import { VERSION } from './version.js';

const EXIT_CODES = `
Exit codes:
  0 ok, 1 unexpected, 2 usage or config, 3 engine or environment (doctor: an unfit machine), 4 disk or I/O,
  5 database, machine or port in use, 6 database corrupt, newer, not ours, or older and only to be read,
  7 candidates failed or results were refused, under --strict, 8 a comparison crossed --fail-on,
  130 or 143 interrupted with results kept

Start here:
  $ explore init && explore plan --config sweep.json && explore sweep --config sweep.json`;

/** The command `explore`, complete. Commander's own exits become errors, so that one place maps errors to exit codes. */
export function createProgram(): Command {
  const program = new Command('explore')
    .description(
      'Explore the design space of convolution blocks: counted cost against measured latency, on this machine.',
    )
    .version(VERSION)
    .option('--json', 'data as JSON')
    .option('--quiet', 'no messages but warnings and errors')
    .option('--verbose', 'more messages, and a stack trace with an unexpected error')
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText('after', EXIT_CODES);
  for (const add of [
    addSweep,
    addPlan,
    addCost,
    addFront,
    addCompare,
    addReport,
    addServe,
    addExport,
    addImport,
    addStatus,
    addShow,
    addRuns,
    addDoctor,
    addInit,
  ]) {
    add(program);
  }
  return program;
}
