import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Store } from '@convscape/store';
import { steadyNowMs } from '../steady-clock.js';
import type { Terminal } from '../terminal/terminal.js';
import { JoinTokens } from './access/join-tokens.js';
import { Sessions } from './access/sessions.js';
import { announce } from './announce.js';
import { requestAnswerer } from './answer-request.js';
import { DeviceDesk } from './device/device-desk.js';
import { listen } from './http/listen.js';
import { LiveReport } from './live-report.js';
import { reachableHosts } from './reachable-hosts.js';
import type { Credentials } from './read-credentials.js';
import type { StaticPages } from './static-pages.js';

export interface ServeRequest {
  readonly database: string;
  readonly sweep: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly credentials: Credentials | null;
  readonly template: string;
  readonly pages: StaticPages;
}

export interface ServeSurroundings {
  readonly store: Store;
  readonly terminal: Terminal;
}

export interface OpenServer {
  readonly port: number;
  /** Hangs up on everybody; devices that measure end as interrupted, with what they have. */
  close(): Promise<void>;
}

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 30_000,
};
const MOST_CONNECTIONS = 256;
const LOOK_AROUND_MS = 5000;

/** Serves the live report and the device page, and shows the links to both. */
export async function openServer(
  request: ServeRequest,
  surroundings: ServeSurroundings,
): Promise<OpenServer> {
  const { host, credentials, database, template, pages, sweep } = request;
  const { store, terminal } = surroundings;
  const scheme = credentials === null ? 'http' : 'https';
  const tokens = new JoinTokens();
  const desk = new DeviceDesk({ store, sweep, terminal });
  const onFailure = (error: unknown) =>
    terminal.warn(`a request failed: ${error instanceof Error ? error.message : String(error)}`);

  let maker = { scheme, hosts: reachableHosts(host), port: request.port, tokens } as const;
  const answer = requestAnswerer({
    own: { scheme, names: [host] },
    port: () => maker.port,
    tokens,
    sessions: new Sessions(),
    desk,
    report: new LiveReport(database, template),
    pages,
    onJoined: (purpose) => announce(purpose, maker, terminal),
    onFailure,
  });
  const server = createHttpServer(credentials, (incoming, response) => void answer(incoming, response));
  maker = { ...maker, port: await listen(server, host, request.port) };
  announce('report', maker, terminal);
  announce('device', maker, terminal);

  const timer = setInterval(() => void desk.lookAround(steadyNowMs()).catch(onFailure), LOOK_AROUND_MS);
  return {
    port: maker.port,
    async close() {
      clearInterval(timer);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await desk.close();
    },
  };
}

function createHttpServer(credentials: Credentials | null, answer: RequestListener): Server {
  const server =
    credentials === null
      ? createServer(LIMITS, answer)
      : createSecureServer({ ...LIMITS, ...credentials }, answer);
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}
