import { openEngines } from '../sweep/open-engines.js';

/**
 * Asks every engine for what it is, as a sweep does before it measures: a plan for an engine that is not there would be a plan for nothing.
 * @throws {PoolError} that names the engine and says what to do
 */
export async function checkEngines(engines: readonly string[]): Promise<void> {
  const pool = await openEngines(engines, { workers: 1, processes: 1 });
  await pool.close();
}
