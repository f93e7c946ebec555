import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** This application's folder in the user's cache folder, the one place where something is kept without being named. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const cache =
    // A relative one is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest
    (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) && env.XDG_CACHE_HOME) ||
    (process.platform === 'darwin' && join(homedir(), 'Library', 'Caches')) ||
    (process.platform === 'win32' && env.LOCALAPPDATA) ||
    join(homedir(), '.cache');
  return join(cache, 'convscape');
}
