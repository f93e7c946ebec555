import { StoreError } from '@convscape/store';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { ioError, usageError } from './command-error.js';
import { exitCodeOf } from './exit-code-of.js';

const storeError = (code: StoreError['code']) => new StoreError(code, { file: 'f', problem: 'p', hint: 'h' });

describe('exitCodeOf', () => {
  it('knows our own errors', () => {
    expect(exitCodeOf(usageError('no'))).toBe(2);
    expect(exitCodeOf(ioError('no'))).toBe(4);
  });

  it('tells a busy database from a corrupt one and from a full disk', () => {
    expect(exitCodeOf(storeError('IN_USE'))).toBe(5);
    expect(exitCodeOf(storeError('CORRUPT'))).toBe(6);
    expect(exitCodeOf(storeError('NEWER_SCHEMA'))).toBe(6);
    expect(exitCodeOf(storeError('DISK_FULL'))).toBe(4);
    expect(exitCodeOf(storeError('DRIVER_MISSING'))).toBe(3);
  });

  it('takes what the system says of files as I/O', () => {
    expect(exitCodeOf(Object.assign(new Error('full'), { code: 'ENOSPC' }))).toBe(4);
  });

  it('makes usage errors of the parser’s, and success of a help that was asked for', () => {
    expect(exitCodeOf(new CommanderError(1, 'commander.unknownOption', 'unknown option'))).toBe(2);
    expect(exitCodeOf(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toBe(0);
  });

  it('calls the rest unexpected', () => {
    expect(exitCodeOf(new TypeError('x is not a function'))).toBe(1);
    expect(exitCodeOf('a string')).toBe(1);
  });
});
