import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Terminal } from '../terminal/terminal.js';

/** What opens a file in the program that the system opens it with. */
export interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** @param file a whole path: nothing in it is taken for an option */
export function openerOf(platform: NodeJS.Platform, file: string): Opener {
  if (platform === 'darwin') return { command: 'open', args: [file] };
  // `start` is no program but a word of cmd, which would take a name with & or ^ apart; explorer takes it whole.
  if (platform === 'win32') return { command: 'explorer.exe', args: [file] };
  return { command: 'xdg-open', args: [file] };
}

/** Opens a report in the default browser, which lives on when the command ends. That it cannot is worth a warning, and no error. */
export function openInBrowser(
  file: string,
  terminal: Pick<Terminal, 'warn'>,
  { command, args } = openerOf(process.platform, resolve(file)),
): Promise<void> {
  const warn = (reason: string) =>
    terminal.warn(`cannot open ${file} in a browser: ${reason}; open it yourself`);
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.on('error', (error) => {
      warn(error.message);
      done();
    });
    // Explorer says 1 even when it has opened the file.
    child.on('exit', (code) => {
      if (code !== 0 && process.platform !== 'win32') warn(`${command} ended with ${code}`);
      done();
    });
    // One that stays as long as the browser does is not waited for.
    setTimeout(() => {
      child.unref();
      done();
    }, PATIENCE_MS).unref();
  });
}

const PATIENCE_MS = 3000;
