import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const BIN = fileURLToPath(new URL('../apps/explore/bin/explore.js', import.meta.url));

export interface Serving {
  /** `http://127.0.0.1:8471`. */
  readonly origin: string;
  /** The next link of its kind that was printed and not asked for yet. */
  link(kind: 'report' | 'device'): Promise<string>;
  /** Stops reading its output, as `head` does. */
  leave(): void;
  /** All of stderr so far. */
  said(): string;
  /** Ends it as Ctrl-C does, and tells its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built `explore serve` on a free port, as a user would. It ends with the test. */
export async function serving(cwd: string, args: readonly string[] = []): Promise<Serving> {
  const { CONVSCAPE_DB: _unset, ...env } = process.env;
  const child = spawn(process.execPath, [BIN, 'serve', '--json', '--port', '0', ...args], {
    cwd,
    env: { ...env, NO_COLOR: '1', XDG_CACHE_HOME: join(tmpdir(), `convscape-cache-serve-${process.pid}`) },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));

  const links = { report: [] as string[], device: [] as string[] };
  let wake = () => {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said: { readonly report?: readonly string[]; readonly device?: readonly string[] } =
      JSON.parse(line);
    if (said.report) links.report.push(said.report[0]!);
    if (said.device) links.device.push(said.device[0]!);
    wake();
  });
  const link = async (kind: 'report' | 'device') => {
    while (links[kind].length === 0) {
      const told = new Promise<'told'>((resolve) => {
        wake = () => resolve('told');
      });
      const code = await Promise.race([told, ended]);
      if (code !== 'told') throw new Error(`explore serve ended with ${code}: ${stderr}`);
    }
    return links[kind].shift()!;
  };
  const first = await link('report');
  links.report.unshift(first);
  return {
    origin: new URL(first).origin,
    link,
    leave: () => void child.stdout.destroy(),
    said: () => stderr,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}
