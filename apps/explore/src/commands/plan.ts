import { protocolOf } from '@convscape/config';
import type { Command } from 'commander';
import { readConfig } from '../config/read-config.js';
import { checkEngines } from '../plan/check-engines.js';
import { formatWhole, MOST_CANDIDATES } from '../plan/look-through.js';
import { planJson, planText } from '../plan/plan-text.js';
import { planView } from '../plan/plan-view.js';
import { chooseWorkers } from '../sweep/choose-workers.js';
import { workersNumber } from '../terminal/options.js';
import { terminalOf } from '../terminal/terminal-of.js';

interface PlanOptions {
  readonly config: string;
  readonly engine?: string;
  readonly workers?: number | 'auto';
}

export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('count, cost range, time and disk estimate of a sweep; measures nothing')
    .requiredOption('--config <file>', 'the sweep.json; - is standard input')
    .option('--engine <name>', 'plan for this engine instead of those in the config')
    .option('--workers <n|auto>', 'how many candidates are screened side by side', workersNumber)
    .addHelpText(
      'after',
      '\nExamples:\n  $ explore plan --config sweep.json\n  $ explore plan --config sweep.json --json',
    )
    .action(async (options: PlanOptions, command: Command) => {
      const terminal = terminalOf(command);
      const { config } = await readConfig(options.config, options.engine);
      const workers = chooseWorkers(options.workers ?? config.measure.workers, terminal);
      const view = planView(config, protocolOf(config.measure), workers);
      await checkEngines(config.space.engines);
      terminal.print((terminal.json ? planJson : planText)(config.name, view, workers));
      if (view.candidates > BigInt(MOST_CANDIDATES)) {
        const about = view.count.exact || view.isFound ? '' : 'of about ';
        terminal.warn(
          `more than ${formatWhole(MOST_CANDIDATES)} candidates: a sweep of them needs --max ${about}${view.candidates}`,
        );
      }
    });
}
