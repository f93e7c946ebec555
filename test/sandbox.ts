import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new empty folder, removed when the test has finished. */
export function sandbox(): string {
  const folder = sharedSandbox();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new empty folder for a whole suite, which removes it itself. */
export function sharedSandbox(): string {
  return mkdtempSync(join(tmpdir(), 'convscape-'));
}
