import { readdirSync, readFileSync } from 'node:fs';

/** The environment that marks a command and every process it starts. */
export const markOf = (folder: string) => ({ CONVSCAPE_TEST_MARK: folder });

/** Ids of the running processes of this machine that carry a folder's mark; Linux only, none elsewhere. */
export function processesMarked(folder: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`CONVSCAPE_TEST_MARK=${folder}\0`);
    } catch {
      return false;
    }
  });
}

/** Waits until no process carries the folder's mark any more, or until the time is up: those that are left. */
export async function survivorsOf(folder: string, withinMs: number): Promise<readonly string[]> {
  const until = performance.now() + withinMs;
  for (;;) {
    const left = processesMarked(folder);
    if (left.length === 0 || performance.now() > until) return left;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
