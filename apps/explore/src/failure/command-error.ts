import { EXIT, type ExitCode } from './exit-code.js';

/** A command that cannot be carried out: what is wrong, how the shell learns of it, and what to do. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  /** What to do about it, in one or more lines. */
  readonly hint: string | undefined;

  constructor(exitCode: ExitCode, message: string, hint?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CommandError';
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** Wrong options, a wrong config, an input that is not there: exit 2. */
export function usageError(message: string, hint?: string): CommandError {
  return new CommandError(EXIT.usage, message, hint);
}

/** The machine or an engine cannot do it: exit 3. */
export function environmentError(message: string, hint?: string): CommandError {
  return new CommandError(EXIT.environment, message, hint);
}

/** A file or folder that cannot be read or written: exit 4. */
export function ioError(message: string, hint?: string, cause?: unknown): CommandError {
  return new CommandError(EXIT.io, message, hint, cause);
}
