import { readFile } from 'node:fs/promises';
import { ioError, usageError } from '../failure/command-error.js';

/** A text file that the user named, or standard input for `-`. One that is not there is a wrong argument: exit 2. */
export async function readInput(file: string, what: string): Promise<string> {
  if (file === '-') return readStandardInput(what);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw usageError(`there is no ${what} ${file}`);
    if (code === 'EISDIR') throw usageError(`${file} is a folder, not a ${what}`);
    throw ioError(`cannot read ${file}: ${(error as Error).message}`, undefined, error);
  }
}

async function readStandardInput(what: string): Promise<string> {
  if (process.stdin.isTTY)
    throw usageError(`no ${what} is named and nothing is piped in`, 'name one, or pipe it in');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
