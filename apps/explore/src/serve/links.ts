import type { JoinTokens, Purpose } from './access/join-tokens.js';
import { urlOf } from './reachable-hosts.js';

export interface LinkMaker {
  readonly scheme: 'http' | 'https';
  readonly hosts: readonly string[];
  readonly port: number;
  readonly tokens: JoinTokens;
}

const PATHS: { readonly [purpose in Purpose]: string } = { report: '/', device: '/device' };

/**
 * Links that work once, one for each way to reach the server: whichever is opened first. The token stands behind `#`, which browsers keep to
 * themselves.
 */
export function newLinks(purpose: Purpose, { scheme, hosts, port, tokens }: LinkMaker): readonly string[] {
  const token = tokens.issue(purpose);
  return hosts.map((host) => `${urlOf(scheme, host, port)}${PATHS[purpose]}#${token}`);
}
