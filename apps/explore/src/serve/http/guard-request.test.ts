import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardRequest, isOwnHost } from './guard-request.js';

describe('isOwnHost', () => {
  it('takes addresses, localhost and the names it was given, with any port', () => {
    for (const host of ['127.0.0.1:8471', '192.168.1.20', '[::1]:8471', 'localhost:9000', 'LocalHost']) {
      expect(isOwnHost(host, []), host).toBe(true);
    }
    expect(isOwnHost('Laptop.lan:8471', ['laptop.lan'])).toBe(true);
  });

  it('takes no name that somebody else may own', () => {
    const hostile = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example:80',
      '',
      ':80',
      '[::1',
    ];
    const odd = [
      '127.0.0.1@evil.example',
      '[evil.example]',
      '127.0.0.1:80:80',
      '127.0.0.1/evil',
      '256.0.0.1',
    ];
    for (const host of [...hostile, ...odd]) expect(isOwnHost(host, ['laptop.lan']), host).toBe(false);
  });

  it('takes no domain at all but its own', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        expect(isOwnHost(domain, ['laptop.lan'])).toBe(domain.toLowerCase() === 'laptop.lan');
      }),
    );
  });
});

describe('guardRequest', () => {
  const ask = (method: string, origin?: string) =>
    guardRequest(
      {
        method,
        headers: { host: '127.0.0.1:8471', ...(origin !== undefined && { origin }) },
      } as IncomingMessage,
      { scheme: 'http', names: [] },
    );

  it('lets a page of its own post, and anybody open a page', () => {
    expect(() => ask('POST', 'http://127.0.0.1:8471')).not.toThrow();
    expect(() => ask('GET')).not.toThrow();
  });

  it('refuses other origins, other schemes and ports among them, and a post that names none', () => {
    for (const origin of ['http://evil.example', 'https://127.0.0.1:8471', 'http://127.0.0.1:8472', 'null']) {
      expect(() => ask('POST', origin), origin).toThrow('only pages of this server');
      expect(() => ask('GET', origin), origin).toThrow('only pages of this server');
    }
    expect(() => ask('POST')).toThrow('only pages of this server');
  });
});
