import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openerOf, openInBrowser } from './open-in-browser.js';

const FILE = '/home/somebody/a & b/--report.html';

describe('opening a report', () => {
  it('is left to the program of the system, which gets the path as one word', () => {
    expect(openerOf('linux', FILE)).toEqual({ command: 'xdg-open', args: [FILE] });
    expect(openerOf('freebsd', FILE)).toEqual({ command: 'xdg-open', args: [FILE] });
    expect(openerOf('darwin', FILE)).toEqual({ command: 'open', args: [FILE] });
    expect(openerOf('win32', FILE)).toEqual({ command: 'explorer.exe', args: [FILE] });
  });

  it('warns where there is no such program, and where it ends badly', async () => {
    const warnings: string[] = [];
    const terminal = { warn: (text: string) => warnings.push(text) };
    await openInBrowser('r.html', terminal, { command: 'no-such-program-of-convscape', args: [] });
    await openInBrowser('r.html', terminal, { command: process.execPath, args: ['-e', 'process.exit(3)'] });
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/^cannot open r\.html in a browser: .*ENOENT.*; open it yourself$/);
    if (process.platform !== 'win32') expect(warnings[1]).toContain('ended with 3');
  });

  it.skipIf(process.platform === 'win32')('says nothing where it works', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'convscape-open-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const opener = join(folder, 'opener');
    writeFileSync(opener, `#!/bin/sh\nprintf '%s' "$1" > '${join(folder, 'opened')}'\n`);
    chmodSync(opener, 0o755);
    const warnings: string[] = [];
    const terminal = { warn: (text: string) => warnings.push(text) };
    await openInBrowser('r.html', terminal, { command: opener, args: [FILE] });
    expect(readFileSync(join(folder, 'opened'), 'utf8')).toBe(FILE);
    expect(warnings).toEqual([]);
  });
});
