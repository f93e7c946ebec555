import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The system as it tells of itself, in text. What it does not tell is null, or empty. */
export interface SystemReader {
  readText(path: string): string | null;
  /** Names in a folder, sorted. */
  list(folder: string): readonly string[];
  /** What a command of the system prints. */
  ask(command: string, args: readonly string[]): string | null;
}

const COMMAND_LIMIT_MS = 2000;

export const thisSystem: SystemReader = {
  readText(path) {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return null;
    }
  },
  list(folder) {
    try {
      return readdirSync(folder).sort();
    } catch {
      return [];
    }
  },
  ask(command, args) {
    try {
      const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
      return execFileSync(command, args, { encoding: 'utf8', timeout: COMMAND_LIMIT_MS, stdio }).trim();
    } catch {
      return null;
    }
  },
};
