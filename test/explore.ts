import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { afterAll } from 'vitest';

const BIN = fileURLToPath(new URL('../apps/explore/bin/explore.js', import.meta.url));

const OWN_CACHE = join(tmpdir(), `convscape-cache-${process.pid}-${threadId}`);

afterAll(() => rmSync(OWN_CACHE, { recursive: true, force: true }));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  /** Working folder of the command. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The Node that runs it; the one that runs the tests by default. */
  readonly node?: string;
  /** What standard input says; nothing by default. */
  readonly input?: string;
  readonly onStart?: (child: ChildProcessWithoutNullStreams) => void;
  /** Called with the process and all of stderr so far, whenever it says more. */
  readonly onMessage?: (child: ChildProcessWithoutNullStreams, stderr: string) => void;
}

/** Sends a signal as soon as stderr says so, and once: a second one ends the process at once, by the signal itself when its work is done. */
export function signalOnce(
  signal: NodeJS.Signals,
  says: (stderr: string) => boolean,
): NonNullable<CallOptions['onMessage']> {
  let sent = false;
  return (child, stderr) => {
    if (!sent && says(stderr)) sent = child.kill(signal);
  };
}

/** Calls the built command as a user would, and waits for its end. */
export function explore(args: readonly string[], options: CallOptions): Promise<Ended> {
  const { CONVSCAPE_DB: _unset, ...env } = process.env;
  const child = spawn(options.node ?? process.execPath, [BIN, ...args], {
    cwd: options.cwd,
    // The measuring lock of the machine is not the tests' to wait for.
    env: { ...env, NO_COLOR: '1', XDG_CACHE_HOME: OWN_CACHE, ...options.env },
  });
  options.onStart?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onMessage?.(child, stderr);
  });
  // A command that does not read its input may be gone before all of it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
