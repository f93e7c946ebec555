import { deviceRecord } from '@convscape/pool';
import type { Command } from 'commander';
import { calibrationLines } from '../doctor/calibration-lines.js';
import type { Check } from '../doctor/check.js';
import { checkMachine } from '../doctor/checks.js';
import type { MachineFacts } from '../doctor/machine-facts.js';
import { listen } from '../doctor/noise/listen.js';
import { checkNoise } from '../doctor/noise/noise-checks.js';
import type { Noise } from '../doctor/noise/read-noise.js';
import { peaksLine } from '../doctor/peaks-line.js';
import { type Abilities, readAbilities } from '../doctor/read-abilities.js';
import { readMachine } from '../doctor/read-machine.js';
import { EXIT } from '../failure/exit-code.js';
import { thisHolder } from '../sweep/lock-holder.js';
import { measuringLockFile, takeMeasuringLock } from '../sweep/measuring-lock.js';
import type { StyleName } from '../terminal/style.js';
import type { Terminal } from '../terminal/terminal.js';
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
    .option('--quick', 'do not listen to the machine for ten seconds: noise and steal stay unknown')
    .addHelpText(
      'after',
      '\nExits 3 where the machine is unfit, 0 otherwise. While a sweep is measuring on it, that is what it says: nothing is measured beside it.\n\nExamples:\n  $ explore doctor\n  $ explore doctor --quick --json',
    )
    .action(async ({ quick = false }: { quick?: boolean }, command: Command) => {
      const terminal = terminalOf(command);
      const machine = await readMachine();
      const found = checkMachine(machine);
      const canRun = isFit(found);
      const { abilities, noise } = canRun ? await measure(machine, terminal, quick) : NOT_MEASURED;
      const checks = noise === null ? found : [...found, ...checkNoise(noise)];
      const fit = isFit(checks);
      if (!fit) process.exitCode = EXIT.environment;
      const calibrations = abilities?.calibrations ?? [];
      if (terminal.json) {
        const peaks = abilities?.peaks ?? null;
        return terminal.print(JSON.stringify({ fit, checks, calibrations, peaks, noise }, null, 2));
      }
      for (const check of checks) printCheck(check, terminal);
      for (const calibration of calibrations) terminal.print(`\n${calibrationLines(calibration).join('\n')}`);
      if (abilities !== null) terminal.print(`\n${peaksLine(abilities.peaks)}`);
      terminal.print(fit ? '\nfit to measure' : '\nnot fit to measure');
    });
}

interface Measured {
  readonly abilities: Abilities | null;
  readonly noise: Noise | null;
}

const NOT_MEASURED: Measured = { abilities: null, noise: null };

/** Holds the measuring lock meanwhile, so that a sweep that begins now waits these seconds. */
async function measure(
  { fingerprint }: MachineFacts,
  terminal: Terminal,
  isQuick: boolean,
): Promise<Measured> {
  const release = await takeMeasuringLock({
    file: measuringLockFile(),
    holder: thisHolder('explore doctor', ''),
    wait: false,
    stop: new AbortController().signal,
    onWaiting: () => undefined,
    onUnavailable: (reason) => terminal.warn(`cannot keep sweeps off this machine meanwhile: ${reason}`),
  });
  try {
    const abilities = await readAbilities(deviceRecord(fingerprint).device);
    return { abilities, noise: isQuick ? null : await listen(fingerprint, terminal) };
  } finally {
    await release();
  }
}

function isFit(checks: readonly Check[]): boolean {
  return checks.every(({ verdict }) => verdict !== 'unfit');
}

function printCheck({ name, verdict, found, mend }: Check, terminal: Terminal): void {
  const { mark, colour } = MARKS[verdict];
  terminal.print(`${terminal.paint(colour, mark)}  ${name}: ${found}`);
  if (mend && verdict !== 'fit') terminal.print(`         ${terminal.paint('dim', mend)}`);
}
