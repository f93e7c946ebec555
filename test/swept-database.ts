import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { explore } from './explore.js';
import { sandbox, sharedSandbox } from './sandbox.js';
import { A_SWEEP_MS, writeConfig } from './tiny-sweep.js';

/** Measures a small sweep once for a suite; gives each test a folder with its database. */
export function sweptDatabases(sweep: object): () => string {
  let measured: string;
  beforeAll(async () => {
    measured = sharedSandbox();
    writeConfig(measured, sweep);
    const { code, stderr } = await explore(['sweep', '--config', 'sweep.json'], { cwd: measured });
    expect(code, stderr).toBe(0);
  }, A_SWEEP_MS);
  afterAll(() => rmSync(measured, { recursive: true, force: true }));
  return () => {
    const folder = sandbox();
    cpSync(join(measured, 'convscape.sqlite'), join(folder, 'convscape.sqlite'));
    return folder;
  };
}
