import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** One name for one file, however it is reached. Its folder is there, the file perhaps not yet. */
export function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
}
