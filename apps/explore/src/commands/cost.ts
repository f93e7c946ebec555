import { formatProblems, readLayers } from '@convscape/config';
import { CONVENTION_NAMES, type ConventionName } from '@convscape/core';
import { type Command, Option } from 'commander';
import { costRow, isPossible } from '../cost/cost-row.js';
import { costTable } from '../cost/cost-table.js';
import { costTotal } from '../cost/cost-total.js';
import { usageError } from '../failure/command-error.js';
import { readInput } from '../files/read-input.js';
import { terminalOf } from '../terminal/terminal-of.js';

interface CostOptions {
  readonly total?: boolean;
  readonly convention: ConventionName;
}

export function addCost(program: Command): void {
  program
    .command('cost')
    .description('what layers and blocks cost: MACs, params, traffic, peak memory, channel mixing')
    .argument('[layers]', 'a JSON file of layers and blocks; - is standard input', '-')
    .option('--total', 'add the total of all rows')
    .addOption(
      new Option('--convention <name>', 'whose way of counting MACs')
        .choices(CONVENTION_NAMES)
        .default('ours'),
    )
    .addHelpText(
      'after',
      `
Input, one object or a list of them, from a file of your own (layers.json below) or standard input:
  { "layer": "conv2d", "input": [56, 56, 128], "outputChannels": 128, "kernel": 3, "groups": 8 }
  { "block": { "kind": "depthwise-separable", "kernel": 3 }, "slot": { "input": [56, 56, 128], "outputChannels": 128 } }

Examples:
  $ explore cost layers.json --total
  $ echo '{"layer": "conv2d", "input": [56, 56, 128], "outputChannels": 128, "kernel": 3}' | explore cost --json
  $ explore cost layers.json --json --total --convention fvcore`,
    )
    .action(cost);
}

async function cost(file: string, { total, convention }: CostOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command);
  const name = file === '-' ? 'standard input' : file;
  const read = readLayers(await readInput(file, 'file of layers'));
  if (read.state === 'invalid') {
    throw usageError(`${name} cannot be read\n${formatProblems(read.problems, { file: name })}`);
  }
  const rows = read.entries.map((entry) => costRow(entry, convention));
  const sum = total ? costTotal(rows, convention) : null;
  if (terminal.json) terminal.print(JSON.stringify(total ? { rows, total: sum } : rows, null, 2));
  else terminal.print(costTable(rows, sum));
  const problems = read.entries.flatMap((entry) => (entry.state === 'impossible' ? [entry.problem] : []));
  if (problems.length > 0) {
    throw usageError(`${name} asks for what cannot exist\n${formatProblems(problems, { file: name })}`);
  }
  const uncounted = rows.filter((row) => row.reason !== null && isPossible(row));
  if (uncounted.length > 0) {
    throw usageError(
      `${name} asks for more than can be counted\n${uncounted.map((row) => `${row.name}: ${row.reason}`).join('\n')}`,
      'use fewer channels or a smaller input',
    );
  }
}
