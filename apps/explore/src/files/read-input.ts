import { readFile, stat } from 'node:fs/promises';
import { CommandError, ioError, usageError } from '../failure/command-error.js';

/** Far above any config or list of layers. What is longer was named by mistake, and would take seconds to refuse. */
const MOST_BYTES = 4 * 2 ** 20;

/** A text file that the user named, or standard input for `-`. One that is not there is a wrong argument: exit 2. */
export async function readInput(file: string, what: string, mostBytes = MOST_BYTES): Promise<string> {
  if (file === '-') return readStandardInput(what, mostBytes);
  try {
    if ((await stat(file)).size > mostBytes) throw tooLong(file, what, mostBytes);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw usageError(`there is no ${what} ${file}`);
    if (code === 'EISDIR') throw usageError(`${file} is a folder, not a ${what}`);
    throw ioError(`cannot read ${file}: ${(error as Error).message}`, undefined, error);
  }
}

function tooLong(name: string, what: string, mostBytes: number): CommandError {
  return usageError(
    `${name} is longer than ${mostBytes / 2 ** 20} MiB, too long for a ${what}`,
    'name the right file',
  );
}

async function readStandardInput(what: string, mostBytes: number): Promise<string> {
  if (process.stdin.isTTY)
    throw usageError(`no ${what} is named and nothing is piped in`, 'name one, or pipe it in');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).byteLength;
    if (bytes > mostBytes) throw tooLong('standard input', what, mostBytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
