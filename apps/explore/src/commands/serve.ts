import { openStore } from '@convscape/store';
import { type Command, InvalidArgumentError } from 'commander';
import { withDatabaseToWrite } from '../database/open-to-write.js';
import { reportTemplate } from '../report/report-template.js';
import { chooseSweep } from '../serve/choose-sweep.js';
import { openServer } from '../serve/open-server.js';
import { isLoopback } from '../serve/reachable-hosts.js';
import { readCredentials } from '../serve/read-credentials.js';
import { readStaticPages } from '../serve/static-pages.js';
import { watchForInterruption } from '../sweep/interruption.js';
import { databaseOption } from '../terminal/options.js';
import type { Terminal } from '../terminal/terminal.js';
import { terminalOf } from '../terminal/terminal-of.js';
import { goOnUnread } from '../terminal/unread-output.js';

interface ServeOptions {
  readonly db: string;
  readonly sweep?: string;
  readonly host: string;
  readonly port: number;
  readonly cert?: string;
  readonly key?: string;
}

const DEFAULT_PORT = 8471;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the live report, and a page that measures in the browser it is opened in')
    .addOption(databaseOption())
    .option('--sweep <name>', 'the sweep that devices join (default: that of the newest run)')
    .option('--host <address>', 'where to listen; 0.0.0.0 lets other devices in', '127.0.0.1')
    .option('--port <n>', 'the port; 0 is any that is free', portNumber, DEFAULT_PORT)
    .option('--cert <file>', 'serve https with this certificate (PEM) …')
    .option('--key <file>', '… and its key')
    .addHelpText(
      'after',
      '\nLinks work once; the next is shown when one is used. Ctrl-C ends it.\n\nExamples:\n  $ explore serve\n  $ explore serve --host 0.0.0.0 --cert laptop.pem --key laptop-key.pem\n  $ explore serve --db nightly.sqlite --sweep mobile-blocks --port 9000',
    )
    .action(serve);
}

async function serve({ db, host, port, ...options }: ServeOptions, command: Command): Promise<void> {
  const terminal = terminalOf(command);
  const credentials = await readCredentials(options.cert, options.key);
  const sweep = await withDatabaseToWrite(db, (store) => chooseSweep(store, options.sweep));
  const [template, pages] = [await reportTemplate(), await readStaticPages()];
  const interruption = watchForInterruption((signal) => terminal.say(`${signal}: ending`));
  const unread = goOnUnread((reason) =>
    terminal.warn(`links cannot be shown any more (${reason}): who has joined goes on; Ctrl-C ends`),
  );
  const store = await openStore(db, { mode: 'write' });
  try {
    const request = { database: db, sweep, host, port, credentials, template, pages };
    const server = await openServer(request, { store, terminal });
    try {
      terminal.say(`devices join the sweep ${JSON.stringify(sweep)} of ${db}; Ctrl-C ends`);
      if (credentials === null && !isLoopback(host)) warnOfPlainHttp(terminal);
      await ended(interruption.signal);
    } finally {
      await server.close();
    }
    if (interruption.exitCode !== null) process.exitCode = interruption.exitCode;
  } finally {
    interruption.release();
    await store.close();
    unread.release();
  }
}

function portNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65535) throw new InvalidArgumentError('Give a port from 0 to 65535.');
  return value;
}

function warnOfPlainHttp(terminal: Terminal): void {
  terminal.warn(
    'beyond this machine plain http is no secure context: browsers there have coarse timers, one thread and no WebGPU and do not tell of their battery, and anybody on the way can read and change what is sent; --cert and --key serve https',
  );
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
