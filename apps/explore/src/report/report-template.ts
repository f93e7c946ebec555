import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { environmentError } from '../failure/command-error.js';

/** The report's HTML without data, as its package ships it. */
export async function reportTemplate(): Promise<string> {
  try {
    return await readFile(fileURLToPath(import.meta.resolve('@convscape/report/index.html')), 'utf8');
  } catch (error) {
    throw environmentError(
      `the report's template is missing: ${(error as Error).message}`,
      'install @convscape/report, or in a checkout build it: npm run build',
    );
  }
}
