import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { environmentError } from '../failure/command-error.js';

/** What is served to everybody: it holds nothing that is anybody's. */
export interface StaticPages {
  /** The page that joins, and measures. */
  readonly device: string;
  /** The script of its measuring workers. */
  readonly worker: string;
}

export async function readStaticPages(): Promise<StaticPages> {
  return {
    device: await readBuilt('@convscape/report/device.html'),
    worker: await readBuilt('@convscape/pool/browser/worker.js'),
  };
}

async function readBuilt(specifier: string): Promise<string> {
  try {
    return await readFile(fileURLToPath(import.meta.resolve(specifier)), 'utf8');
  } catch (error) {
    throw environmentError(
      `${specifier} is missing: ${(error as Error).message}`,
      'install it, or in a checkout build it: npm run build',
    );
  }
}
