import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '@convscape/store';
import { describe, expect, it } from 'vitest';
import { candidateNumber, DEVICE, RUN, SWEEP, visitNumber } from '../packages/store/src/fixtures/records.js';
import { explore, signalOnce } from './explore.js';
import { hasChromium, launchChromium } from './means.js';
import { sandbox } from './sandbox.js';
import { A_SWEEP_MS, SOLO_SWEEP, writeConfig } from './tiny-sweep.js';

/** A database whose run is under way: two candidates, one visit, no measurement stored yet. */
async function runningDatabase(cwd: string) {
  const store = await openStore(join(cwd, 'convscape.sqlite'), { mode: 'write' });
  const candidates = [candidateNumber(1), candidateNumber(2)];
  await store.putSweep(SWEEP);
  await store.putDevice(DEVICE);
  await store.putRun(RUN);
  await store.putCandidates(SWEEP.name, candidates);
  await store.putVisits([visitNumber(1, candidates[0]!.key)]);
  return { store, candidates };
}

/** The environment with a program that opens files by writing down which, into `opened` of the folder. */
function withOpener(cwd: string): Readonly<Record<string, string>> {
  const opener = join(cwd, 'xdg-open');
  writeFileSync(opener, `#!/bin/sh\nprintf '%s' "$1" > '${join(cwd, 'opened')}'\n`);
  chmodSync(opener, 0o755);
  return { PATH: [cwd, process.env.PATH].join(delimiter) };
}

describe.runIf(hasChromium())('a report that is watched', () => {
  it('shows each visit as it ends, follows in the page at its place, and stops with the sweep', async () => {
    const cwd = sandbox();
    const { store, candidates } = await runningDatabase(cwd);
    const file = join(cwd, 'convscape.html');
    const watching = explore(['report', '--watch', '--verbose'], { cwd });
    const browser = await launchChromium();
    try {
      await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
      const page = await browser.newPage({ viewport: { width: 900, height: 500 } });
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${pathToFileURL(file).href}#scale=linear`);
      const rows = page.locator('#candidates tbody');
      await expect.poll(() => rows.textContent()).toMatch(/screened.*pending|pending.*screened/s);
      await page.getByText('This page follows the sweep').waitFor();
      const slot = await page.locator('#front-title .slot-title').textContent();
      await page.evaluate(() => scrollTo(0, 300));

      await store.putVisits([visitNumber(2, candidates[1]!.key)]);
      await store.putRun({ ...RUN, state: 'complete', finishedAt: '2026-01-01T00:01:00.000Z' });
      await store.close();
      const { code, stderr } = await watching;
      expect(code, stderr).toBe(0);
      expect(stderr).toContain('no sweep is running');

      await page.getByText('The run is complete.').waitFor({ timeout: 15_000 });
      expect(await page.getByText('This page follows the sweep').count()).toBe(0);
      // The slot was shown by default: what is shown next by default may be another.
      const hash = new URLSearchParams((await page.evaluate(() => location.hash)).slice(1));
      expect([hash.get('scale'), hash.get('slot')]).toEqual(['linear', slot]);
      await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(300);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 60_000);
});

describe('explore report', () => {
  it('watches until it is interrupted, and leaves a page that no longer waits', async () => {
    const cwd = sandbox();
    const { store } = await runningDatabase(cwd);
    await store.close();
    const { code, stderr } = await explore(['report', '--watch'], {
      cwd,
      onMessage: signalOnce('SIGINT', (said) => said.includes('Ctrl-C ends')),
    });
    expect(code, stderr).toBe(130);
    expect(readFileSync(join(cwd, 'convscape.html'), 'utf8')).not.toMatch(/<script[^>]*data-refresh-seconds/);
  });

  it('goes on where it could not be written for a while', async () => {
    const cwd = sandbox();
    const { store, candidates } = await runningDatabase(cwd);
    const [folder, away] = [join(cwd, 'out'), join(cwd, 'away')];
    mkdirSync(folder);
    let told = '';
    const watching = explore(['report', '--watch', '--out', 'out/report.html'], {
      cwd,
      onMessage: (_, said) => {
        told = said;
      },
    });
    await expect.poll(() => told, { timeout: 20_000 }).toContain('Ctrl-C ends');
    renameSync(folder, away);
    await store.putVisits([visitNumber(2, candidates[1]!.key)]);
    await expect.poll(() => told, { timeout: 20_000 }).toContain('not written again yet');
    renameSync(away, folder);
    await store.putRun({ ...RUN, state: 'complete', finishedAt: '2026-01-01T00:01:00.000Z' });
    await store.close();
    const { code, stderr } = await watching;
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('no sweep is running');
  }, 60_000);

  it.skipIf(process.platform !== 'linux')('opens what it wrote, by its whole path', async () => {
    const cwd = sandbox();
    const { store } = await runningDatabase(cwd);
    await store.close();
    const { code, stderr } = await explore(['report', '--open'], { cwd, env: withOpener(cwd) });
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(cwd, 'opened'), 'utf8')).toBe(join(cwd, 'convscape.html'));
  });

  it.skipIf(process.platform !== 'linux')(
    'is opened by the sweep that wrote it, where that is asked to',
    async () => {
      const cwd = sandbox();
      // Nothing of it can be measured here, which takes no time.
      writeConfig(cwd, { ...SOLO_SWEEP, engines: ['webgpu'] });
      const args = ['sweep', '--config', 'sweep.json', '--report', 'mine.html', '--open'];
      const { code, stderr } = await explore(args, { cwd, env: withOpener(cwd) });
      expect(code, stderr).toBe(0);
      expect(readFileSync(join(cwd, 'opened'), 'utf8')).toBe(join(cwd, 'mine.html'));
    },
    A_SWEEP_MS,
  );

  it('only warns where nothing can open it', async () => {
    const cwd = sandbox();
    const { store } = await runningDatabase(cwd);
    await store.close();
    const { code, stderr } = await explore(['report', '--open'], { cwd, env: { PATH: cwd } });
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/warning: cannot open \.\/convscape\.html in a browser/);
  });

  it('wants a file to watch or to open', async () => {
    const { code, stderr } = await explore(['report', '--watch', '--out', '-'], { cwd: sandbox() });
    expect(code).toBe(2);
    expect(stderr).toContain('--watch and --open need a file');
  });

  it('is asked for one form of its output', async () => {
    const cwd = sandbox();
    const { store } = await runningDatabase(cwd);
    await store.close();
    const both = [
      ['report', '--out', '-', '--json'],
      ['export', '--format', 'csv', '--json'],
      ['front', '--format', 'csv', '--json'],
    ];
    for (const args of both) {
      const { code, stdout, stderr } = await explore(args, { cwd });
      expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('--json');
    }
  });
});
