import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Refusal } from './refusal.js';

export interface OwnAddress {
  readonly scheme: 'http' | 'https';
  /** Names beside addresses and `localhost` that the server answers to: what `--host` said. */
  readonly names: readonly string[];
}

/**
 * Refuses what no page of this server sent. A name that is not ours is somebody else's that was made to point here (DNS rebinding): addresses
 * and `localhost` cannot be. A page of another origin may neither post nor read.
 * @throws {Refusal}
 */
export function guardRequest({ method, headers }: IncomingMessage, own: OwnAddress): void {
  const host = headers.host ?? '';
  if (!isOwnHost(host, own.names)) {
    throw new Refusal(421, 'UNKNOWN_HOST', 'this server does not answer to that name');
  }
  const { origin } = headers;
  const isOwnOrigin = origin?.toLowerCase() === `${own.scheme}://${host.toLowerCase()}`;
  const isPost = method !== 'GET' && method !== 'HEAD';
  if (isPost ? !isOwnOrigin : origin !== undefined && !isOwnOrigin) {
    throw new Refusal(403, 'OTHER_ORIGIN', 'only pages of this server may ask that');
  }
}

/** Whether `host`, with or without a port, names this server: by an address, as `localhost`, or by a name it was given. */
export function isOwnHost(host: string, names: readonly string[]): boolean {
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  if (bracketed !== undefined) return isIP(bracketed) === 6;
  if (plain === undefined) return false;
  const name = plain.toLowerCase();
  return isIP(name) === 4 || name === 'localhost' || names.some((own) => own.toLowerCase() === name);
}
