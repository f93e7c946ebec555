import { createReadStream } from 'node:fs';
import { CommandError, ioError, usageError } from '../failure/command-error.js';

/** Far above any config or list of layers. What is longer was named by mistake, and would take seconds to refuse. */
const MOST_BYTES = 4 * 2 ** 20;

/** A text file that the user named, or standard input for `-`. One that is not there is a wrong argument: exit 2. */
export async function readInput(file: string, what: string, mostBytes = MOST_BYTES): Promise<string> {
  if (file === '-') return readStandardInput(what, mostBytes);
  try {
    return await readText(createReadStream(file), file, what, mostBytes);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw usageError(`there is no ${what} ${file}`);
    if (code === 'EISDIR') throw usageError(`${file} is a folder, not a ${what}`);
    throw ioError(`cannot read ${file}: ${(error as Error).message}`, undefined, error);
  }
}

async function readStandardInput(what: string, mostBytes: number): Promise<string> {
  if (process.stdin.isTTY)
    throw usageError(`no ${what} is named and nothing is piped in`, 'name one, or pipe it in');
  return readText(process.stdin, 'standard input', what, mostBytes);
}

/** Counts what is read: pipes and devices say nothing of their size, and a file may grow meanwhile. */
async function readText(
  stream: AsyncIterable<Buffer>,
  name: string,
  what: string,
  mostBytes: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > mostBytes) {
      throw usageError(
        `${name} is longer than ${mostBytes / 2 ** 20} MiB, too long for a ${what}`,
        'name the right file',
      );
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}
