import type { Command } from 'commander';
import { calibrationLines } from '../doctor/calibration-lines.js';
import { type Check, checkMachine } from '../doctor/checks.js';
import { readCalibrations } from '../doctor/read-calibrations.js';
import { readMachine } from '../doctor/read-machine.js';
import { EXIT } from '../failure/exit-code.js';
import type { StyleName } from '../terminal/style.js';
import { terminalOf } from '../terminal/terminal-of.js';

const MARKS: Readonly<Record<Check['verdict'], { readonly mark: string; readonly colour: StyleName }>> = {
  fit: { mark: 'ok     ', colour: 'green' },
  caution: { mark: 'caution', colour: 'yellow' },
  unfit: { mark: 'unfit  ', colour: 'red' },
};

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('is this machine fit to measure? Each finding with what to do about it')
    .addHelpText(
      'after',
      '\nExits 3 where the machine is unfit, 0 otherwise.\n\nExamples:\n  $ explore doctor\n  $ explore doctor --json',
    )
    .action(async (_options: object, command: Command) => {
      const terminal = terminalOf(command);
      const checks = checkMachine(await readMachine());
      const fit = checks.every((check) => check.verdict !== 'unfit');
      if (!fit) process.exitCode = EXIT.environment;
      const calibrations = fit ? await readCalibrations() : [];
      if (terminal.json) return terminal.print(JSON.stringify({ fit, checks, calibrations }, null, 2));
      for (const { name, verdict, found, mend } of checks) {
        const { mark, colour } = MARKS[verdict];
        terminal.print(`${terminal.paint(colour, mark)}  ${name}: ${found}`);
        if (mend && verdict !== 'fit') terminal.print(`         ${terminal.paint('dim', mend)}`);
      }
      for (const found of calibrations) terminal.print(`\n${calibrationLines(found).join('\n')}`);
      terminal.print(fit ? '\nfit to measure' : '\nnot fit to measure');
    });
}
