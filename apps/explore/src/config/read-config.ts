import { formatProblems, MAX_FILE_BYTES, readSweepConfig, type SweepConfig } from '@convscape/config';
import { usageError } from '../failure/command-error.js';
import { readInput } from '../files/read-input.js';

export interface ReadConfig {
  readonly config: SweepConfig;
  /** As the user wrote it. */
  readonly text: string;
}

/** Reads a sweep.json, or says everything that is wrong with it. `engine` replaces the engines it names. */
export async function readConfig(file: string, engine?: string): Promise<ReadConfig> {
  const text = await readInput(file, 'config', MAX_FILE_BYTES);
  const read = readSweepConfig(text);
  if (read.state === 'invalid') {
    const count = read.problems.length === 1 ? 'a problem' : `${read.problems.length} problems`;
    const name = file === '-' ? 'standard input' : file;
    const isHinted = read.problems.some(({ hint }) => hint !== undefined);
    throw usageError(
      `${name} has ${count}\n${formatProblems(read.problems, { file: name })}`,
      isHinted ? undefined : 'explore init writes a config that is right, with a comment on each part',
    );
  }
  const { config } = read;
  if (engine === undefined) return { config, text };
  return { config: { ...config, space: { ...config.space, engines: [engine] } }, text };
}
