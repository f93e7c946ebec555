import { networkInterfaces } from 'node:os';

const EVERYWHERE = ['0.0.0.0', '::'];

/** Where a server that is bound to `host` is reached: under that name, or under each address of this machine, loopback last. */
export function reachableHosts(host: string): readonly string[] {
  if (!EVERYWHERE.includes(host)) return [host];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = addresses.filter(
    // An address that is valid on its own link only needs the link's name, which no phone knows.
    ({ internal, family, address }) =>
      !internal && (family === 'IPv4' || (host === '::' && !address.startsWith('fe80'))),
  );
  return [...outside.map(({ address }) => address), '127.0.0.1'];
}

/** Whether only this machine can reach it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** As it stands in a link. */
export function urlOf(scheme: string, host: string, port: number): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
