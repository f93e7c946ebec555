import { dirname } from 'node:path';
import { starterConfig } from '@convscape/config';
import type { Command } from 'commander';
import { ioError, usageError } from '../failure/command-error.js';
import { checkWritable } from '../files/check-writable.js';
import { writeAside } from '../files/write-aside.js';
import { writeNew } from '../files/write-new.js';
import { resumeCommand } from '../sweep/resume-command.js';
import { terminalOf } from '../terminal/terminal-of.js';

export function addInit(program: Command): void {
  program
    .command('init')
    .description('write a commented starter config')
    .argument('[file]', 'where to', 'sweep.json')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', '\nExamples:\n  $ explore init\n  $ explore init sweeps/edge.json')
    .action(async (file: string, options: { force?: boolean }, command: Command) => {
      const terminal = terminalOf(command);
      if (options.force) {
        await checkWritable(file, 'the argument');
        await writeAside(file, starterConfig());
      } else await writeStarter(file);
      if (terminal.json) terminal.print(JSON.stringify({ file }));
      terminal.say(`wrote ${file}; next: ${resumeCommand(['plan', '--config', file])}`);
    });
}

async function writeStarter(file: string): Promise<void> {
  try {
    await writeNew(file, starterConfig());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw usageError(`${file} is there already`, 'name another file, or write over it with --force');
    }
    const reason = code === 'ENOENT' ? `there is no folder ${dirname(file)}` : (error as Error).message;
    throw ioError(`cannot write ${file}: ${reason}`, 'name another file, or make its folder first', error);
  }
}
