import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { goOnUnread, watchOutput } from './unread-output.js';

/** An output whose errors are told to `said`, with what came of them. */
function watched() {
  const said: string[] = [];
  const stdout = new Writable();
  watchOutput(
    stdout,
    ({ message }) => said.push(message),
    () => said.push('ended'),
  );
  const fail = (code: string) => stdout.emit('error', Object.assign(new Error(`it is ${code}`), { code }));
  return { said, fail };
}

describe('watchOutput', () => {
  it('ends the process where its reader leaves, and says what else happened', () => {
    const { said, fail } = watched();
    fail('EPIPE');
    expect(said).toEqual(['ended']);
    fail('ENOSPC');
    expect(said).toEqual(['ended', 'it is ENOSPC', 'ended']);
  });

  it('ends nothing while a command goes on, which is told once', () => {
    const { said, fail } = watched();
    const reasons: string[] = [];
    const unread = goOnUnread((reason) => reasons.push(reason));
    fail('EPIPE');
    fail('EPIPE');
    fail('ENOSPC');
    expect([said, reasons]).toEqual([[], ['nobody reads it']]);
    unread.release();
    fail('EPIPE');
    expect(said).toEqual(['ended']);
  });
});
