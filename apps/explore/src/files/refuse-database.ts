import { isDatabase } from '@convscape/store';
import { usageError } from '../failure/command-error.js';

/**
 * No output replaces a database, whatever was said: what is in it cannot be made again.
 * @throws {CommandError} exit 2
 */
export async function refuseDatabase(file: string): Promise<void> {
  if (!(await isDatabase(file))) return;
  throw usageError(
    `${file} is a database of convscape, which no output replaces, not even under --force`,
    'name another file',
  );
}
