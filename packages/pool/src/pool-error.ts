/**
 * What can go wrong with a pool, apart from what a candidate does.
 *
 * - `ENGINE_NOT_FOUND`: no engine of this name is built in or installed, or there is no such module
 * - `ENGINE_BROKEN`: the module is there, and loading, describing or calibrating it fails
 * - `HOST_DIED`: a measuring process ended that should not have
 * - `CLOSED`: the pool was closed before or meanwhile
 */
export type PoolErrorCode = 'ENGINE_NOT_FOUND' | 'ENGINE_BROKEN' | 'HOST_DIED' | 'CLOSED';

export interface PoolErrorDetails {
  /** What is the matter. */
  readonly problem: string;
  /** What to do about it. */
  readonly hint: string;
}

/** A pool that cannot do what it was asked: why, and what to do. Plain enough to travel between processes. */
export class PoolError extends Error {
  readonly code: PoolErrorCode;
  readonly problem: string;
  readonly hint: string;

  constructor(code: PoolErrorCode, { problem, hint }: PoolErrorDetails) {
    super(`${problem}; ${hint}`);
    this.name = 'PoolError';
    this.code = code;
    this.problem = problem;
    this.hint = hint;
  }
}

/** There is no such engine: neither built in, nor installed, nor a module at this path. */
export class EngineNotFoundError extends PoolError {
  constructor(details: PoolErrorDetails) {
    super('ENGINE_NOT_FOUND', details);
    this.name = 'EngineNotFoundError';
  }
}

/** An engine that is there and does not work. */
export function brokenEngine(name: string, problem: string, hint: string): PoolError {
  return new PoolError('ENGINE_BROKEN', {
    problem: `the engine ${JSON.stringify(name)} does not work: ${problem}`,
    hint,
  });
}

export function closedError(): PoolError {
  return new PoolError('CLOSED', { problem: 'the pool is closed', hint: 'open another one' });
}

/** A `PoolError` as plain data. */
export interface PlainPoolError extends PoolErrorDetails {
  readonly code: PoolErrorCode;
}

export function toPlainPoolError({ code, problem, hint }: PoolError): PlainPoolError {
  return { code, problem, hint };
}

export function fromPlainPoolError({ code, ...details }: PlainPoolError): PoolError {
  return code === 'ENGINE_NOT_FOUND' ? new EngineNotFoundError(details) : new PoolError(code, details);
}
