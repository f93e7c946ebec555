import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTerminal } from './terminal.js';

const HOSTILE = 'wrong \u001b]0;owned\u0007\u009b2J';
const HARMLESS = 'wrong ?]0;owned??2J';

/** What a stream is given while a command writes, and whether it is a screen. */
function watch(name: 'stdout' | 'stderr', isTTY = false): () => string {
  let written = '';
  vi.spyOn(process[name], 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  vi.spyOn(process[name], 'isTTY', 'get').mockReturnValue(isTTY);
  return () => written;
}

describe('openTerminal', () => {
  for (const name of ['stdout', 'stderr'] as const) process[name].isTTY ??= false;

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('prints words for people without what steers a terminal, to a pipe too', () => {
    const out = watch('stdout');
    openTerminal({}).print(HOSTILE);
    expect(out()).toBe(`${HARMLESS}\n`);
  });

  it('says and draws nothing else either', () => {
    const error = watch('stderr', true);
    vi.stubEnv('NO_COLOR', '1');
    const terminal = openTerminal({ verbose: true });
    terminal.say(HOSTILE);
    terminal.detail(HOSTILE);
    terminal.warn(HOSTILE);
    expect(error()).toBe(`${HARMLESS}\n${HARMLESS}\nwarning: ${HARMLESS}\n`);
    terminal.draw(`${HOSTILE}\nmore`);
    expect(error().endsWith(`${HARMLESS} more`)).toBe(true);
  });

  it('paints a stranger’s words without letting them paint', () => {
    const out = watch('stdout', true);
    vi.stubEnv('NO_COLOR', '');
    const terminal = openTerminal({});
    terminal.print(`${terminal.paint('bold', 'a\u001b[31m')}\u001b[31m`);
    expect(out().replace('\u001b[1m', '<').replace('\u001b[22m', '>')).toBe('<a?[31m>?[31m\n');
  });

  it('leaves data as they are, but where a screen shows them', () => {
    const out = watch('stdout');
    openTerminal({}).print(HOSTILE, 'data');
    openTerminal({ json: true }).print(HOSTILE);
    expect(out()).toBe(`${HOSTILE}\n${HOSTILE}\n`);
    vi.restoreAllMocks();
    const screen = watch('stdout', true);
    openTerminal({}).print(HOSTILE, 'data');
    openTerminal({ json: true }).print(HOSTILE);
    expect(screen()).toBe(`${HARMLESS}\n${HARMLESS}\n`);
  });
});
