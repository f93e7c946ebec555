import { EXIT, type ExitCode } from '../failure/exit-code.js';

const EXIT_BY_SIGNAL = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
type StopSignal = keyof typeof EXIT_BY_SIGNAL;

/** Watches for Ctrl-C and its like: the first asks the work to stop and keep what it has, the second ends the process at once. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** The exit code that tells of the signal; null while there was none. */
  readonly exitCode: ExitCode | null;
  /** Gives the signals back. */
  release(): void;
}

export function watchForInterruption(onFirst: (signal: string) => void): Interruption {
  const controller = new AbortController();
  let exitCode: ExitCode | null = null;
  const stop = (name: NodeJS.Signals) => {
    const code = EXIT_BY_SIGNAL[name as StopSignal];
    if (exitCode !== null) process.exit(code);
    exitCode = code;
    onFirst(name);
    controller.abort();
  };
  const names = Object.keys(EXIT_BY_SIGNAL) as StopSignal[];
  for (const name of names) process.on(name, stop);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    release() {
      for (const name of names) process.off(name, stop);
    },
  };
}
