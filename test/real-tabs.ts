import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './means.js';

export interface RealTabs {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Chromium as people have it: one window with tabs, of which one is seen and the others are hidden. Pages that Playwright launches are made
 * to believe that they are always seen, so this browser is launched without it, and only connected to.
 */
export async function openRealTabs(): Promise<RealTabs> {
  const profile = mkdtempSync(join(tmpdir(), 'convscape-chromium-'));
  const child = spawn(
    chromiumPath(),
    ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...CHROMIUM_ARGUMENTS],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const close = async () => {
    child.kill();
    await ended;
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // Its own processes may write there a moment longer: what is left in the system's folder for such files is no failure.
    }
  };
  try {
    const port = await portOf(join(profile, 'DevToolsActivePort'));
    const browser = await connected(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('Chromium has no window');
    return { context, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Chromium tells of its port a moment before it answers there, and a connection that came too early is never answered. */
async function connected(url: string): Promise<Browser> {
  for (let tries = 1; ; tries++) {
    try {
      return await chromium.connectOverCDP(url, { noDefaults: true, timeout: 8000 });
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

async function portOf(file: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port) return port;
    await sleep(50);
  }
  throw new Error('Chromium did not start');
}
