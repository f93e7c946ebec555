import { homedir, hostname, userInfo } from 'node:os';

/** What tells whose machine this is: its user's home folder, its host name, its user. */
export function ownNames(): readonly string[] {
  return [homedir(), hostname(), ...userName()];
}

/** A user that the system does not list (containers have such) has none. */
function userName(): readonly string[] {
  try {
    return [userInfo().username];
  } catch {
    return [];
  }
}
