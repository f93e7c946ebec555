import { BlockError, CostOverflowError } from '@convscape/core';
import { PoolError, type PoolErrorCode } from '@convscape/pool';
import { StoreError, type StoreErrorCode } from '@convscape/store';
import { CommanderError } from 'commander';
import { CommandError } from './command-error.js';
import { EXIT, type ExitCode } from './exit-code.js';

const BY_POOL_CODE: { readonly [Code in PoolErrorCode]: ExitCode } = {
  ENGINE_NOT_FOUND: EXIT.environment,
  ENGINE_BROKEN: EXIT.environment,
  HOST_DIED: EXIT.environment,
  CLOSED: EXIT.unexpected,
};

const BY_STORE_CODE: { readonly [Code in StoreErrorCode]: ExitCode } = {
  NOT_FOUND: EXIT.usage,
  NOT_A_DATABASE: EXIT.database,
  OTHER_APPLICATION: EXIT.database,
  CORRUPT: EXIT.database,
  NEWER_SCHEMA: EXIT.database,
  OLDER_SCHEMA: EXIT.database,
  CUT_SHORT: EXIT.database,
  IN_USE: EXIT.inUse,
  DISK_FULL: EXIT.io,
  IO: EXIT.io,
  CONSTRAINT: EXIT.unexpected,
  READ_ONLY: EXIT.unexpected,
  CLOSED: EXIT.unexpected,
  DRIVER_MISSING: EXIT.environment,
};

/** What the operating system says where a disk or a file is in the way. */
const BY_SYSTEM_CODE: { readonly [code: string]: ExitCode } = {
  ENOENT: EXIT.io,
  ENOTDIR: EXIT.io,
  EISDIR: EXIT.io,
  EACCES: EXIT.io,
  EPERM: EXIT.io,
  EROFS: EXIT.io,
  ENOSPC: EXIT.io,
  EDQUOT: EXIT.io,
  EIO: EXIT.io,
  EMFILE: EXIT.io,
  EFBIG: EXIT.io,
  ELOOP: EXIT.io,
  ENAMETOOLONG: EXIT.io,
};

/** The one place where an error becomes an exit code. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof BlockError || error instanceof CostOverflowError) return EXIT.usage;
  if (error instanceof PoolError) return BY_POOL_CODE[error.code];
  if (error instanceof StoreError) return BY_STORE_CODE[error.code];
  const code = codeOf(error);
  return (code === undefined ? undefined : BY_SYSTEM_CODE[code]) ?? EXIT.unexpected;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
