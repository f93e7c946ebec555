import type { Writable } from 'node:stream';

/** What a command that goes on does once its output has failed; null while the command ends with it. */
let goOn: ((reason: string) => void) | null = null;

/**
 * Ends the process when stdout fails. A reader that leaves early (`explore export | head`) has what it wanted; anything else is a failure.
 * A command that goes on is asked instead, whatever failed.
 */
export function watchOutput(stdout: Writable, onFailure: (error: Error) => void, end: () => void): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (goOn !== null) return goOn(error.code === 'EPIPE' ? 'nobody reads it' : error.message);
    if (error.code !== 'EPIPE') onFailure(error);
    end();
  });
}

/** For a command that has more to do than to print: `onFirst` is told once why the output has failed. */
export function goOnUnread(onFirst: (reason: string) => void): { release(): void } {
  let isTold = false;
  goOn = (reason) => {
    if (!isTold) onFirst(reason);
    isTold = true;
  };
  return {
    release() {
      goOn = null;
    },
  };
}
