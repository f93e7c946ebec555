import { linkToken } from './link-token.js';
import { join } from './server-line.js';

/** Spends the link's token, which opens the report for this browser, and goes there. @throws {RefusedError} */
export async function openReport(): Promise<void> {
  const token = linkToken(location);
  if (token !== null) await join({ purpose: 'report', token });
  location.replace('/report');
}
