import { describe, expect, it } from 'vitest';
import { JoinTokens } from './access/join-tokens.js';
import { newLinks } from './links.js';
import { qrText } from './qr-text.js';
import { isLoopback, reachableHosts, urlOf } from './reachable-hosts.js';

describe('newLinks', () => {
  it('makes one token for all the ways to reach the server, behind a #', () => {
    const tokens = new JoinTokens();
    const hosts = ['192.168.1.20', 'fd00::2'];
    const links = newLinks('device', { scheme: 'https', hosts, port: 8471, tokens });
    expect(links[0]).toMatch(/^https:\/\/192\.168\.1\.20:8471\/device#[\w-]{22}$/);
    const token = new URL(links[1]!).hash.slice(1);
    expect(links[1]).toBe(`https://[fd00::2]:8471/device#${token}`);
    expect(new URL(links[0]!).hash).toBe(`#${token}`);
    expect(tokens.spend('device', token)).toBe(true);
  });
});

describe('reachableHosts', () => {
  it('is the address itself, or every address with loopback last', () => {
    expect(reachableHosts('127.0.0.1')).toEqual(['127.0.0.1']);
    expect(reachableHosts('0.0.0.0').at(-1)).toBe('127.0.0.1');
    expect(reachableHosts('0.0.0.0').slice(0, -1).filter(isLoopback)).toEqual([]);
    expect(urlOf('http', '::1', 80)).toBe('http://[::1]:80');
  });
});

describe('qrText', () => {
  it('fits a terminal of 80 columns, and brings its colours along only where they are wanted', () => {
    const link = 'https://192.168.100.200:8471/device#abcdefghijklmnopqrstuv';
    const lines = qrText(link, false).split('\n');
    expect(lines.every(({ length }) => length === lines[0]!.length && length < 80)).toBe(true);
    expect(lines.join('')).toMatch(/^[█▀▄ ]+$/);
    expect(qrText(link, true).split('\n')).toHaveLength(lines.length);
    expect(qrText(link, true)).toContain('\u001b[97;40m');
  });
});
