import { linkToken } from './link-token.js';
import { join } from './server-line.js';

const STORAGE_KEY = 'convscape-session';

/**
 * This page's session: from the link that was opened, or the one it had before it was loaded anew. A token is taken out of the address, where
 * it would be kept and shown. Null where there is neither.
 * @throws {RefusedError} for a link that was used before
 */
export async function ownSession(): Promise<string | null> {
  const token = linkToken(location);
  if (token === null) return sessionStorage.getItem(STORAGE_KEY);
  history.replaceState(null, '', location.pathname);
  const { session } = await join({ purpose: 'device', token });
  sessionStorage.setItem(STORAGE_KEY, session);
  return session;
}
