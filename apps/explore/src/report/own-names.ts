import { homedir, hostname, userInfo } from 'node:os';

/** What tells whose machine this is: its user's home folder, its host name, its user. */
export function ownNames(): readonly string[] {
  return [homedir, hostname, () => userInfo().username].flatMap(ifKnown);
}

/** A user that the system does not list (containers have such) has no name, and may have no home. */
function ifKnown(name: () => string): readonly string[] {
  try {
    return [name()];
  } catch {
    return [];
  }
}
