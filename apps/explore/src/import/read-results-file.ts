import { type DeviceResults, DeviceResultsError, readDeviceResults } from '@convscape/core';
import { usageError } from '../failure/command-error.js';
import { readInput } from '../files/read-input.js';

/** A visit takes up to two kilobytes: a hundred thousand of them. */
const MOST_BYTES = 256 * 2 ** 20;

/** Results that a report saved. What is none is a wrong argument: exit 2. */
export async function readResultsFile(file: string): Promise<DeviceResults> {
  const text = await readInput(file, 'file of results', MOST_BYTES);
  try {
    return readDeviceResults(JSON.parse(text));
  } catch (error) {
    if (error instanceof DeviceResultsError) throw usageError(`${file}: ${error.message}`);
    if (error instanceof SyntaxError) {
      throw usageError(
        `${file} is no JSON: ${error.message}`,
        'name a file that "Save results" of a report wrote',
      );
    }
    throw error;
  }
}
