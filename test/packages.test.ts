import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from './means.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const npmCommand = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** What a user of the library would write: a cost, a space, a front and a kernel. */
const program = `
import {
  blockCost, enumerateSpace, lowerBlock, makeInput, makeWeightSet, paretoFront, referenceEngine, wasmEngine,
} from '@convscape/core';

export async function use() {
  const slot = { input: { height: 14, width: 14, channels: 16 }, outputChannels: 16, stride: 1 };
  const lowered = lowerBlock({ kind: 'grouped', kernel: [3, 3], groups: 4 }, slot);
  const { macs } = blockCost(lowered);
  const candidates = [...enumerateSpace({
    slots: { input: [[14, 14]], inputChannels: [16, 32], outputChannels: 'same', stride: [1] },
    blocks: [{ kind: 'standard', kernel: [[3, 3]] }, { kind: 'grouped', kernel: [[3, 3]], groups: [2, 4] }],
    engines: ['wasm'], algorithms: ['auto'], threads: [1], chain: 1, constraints: [], seed: 1,
  })];
  const front = paretoFront([[1, 3], [2, 2], [3, 3]], ['minimize', 'minimize']);
  const work = { layers: lowered, weightSets: [makeWeightSet('00', lowered)], options: { algorithm: 'auto', threads: 1 } };
  const outputs = [];
  for (const engine of [referenceEngine, wasmEngine]) {
    const runnable = await engine.prepare(work, new AbortController().signal);
    runnable.setInput(makeInput('00', lowered));
    await runnable.run(1, 0);
    outputs.push(runnable.output());
    runnable.dispose();
  }
  const [reference, wasm] = outputs;
  const scale = reference.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const error = reference.reduce((largest, value, i) => Math.max(largest, Math.abs(value - wasm[i])), 0) / scale;
  return { macs, candidates: candidates.length, front, elements: wasm.length, right: scale > 0 && error <= 1e-5 };
}
`;

const expected = {
  macs: 14 * 14 * 16 * 4 * 9,
  candidates: 6,
  front: [0, 1],
  elements: 14 * 14 * 16,
  right: true,
};

describe('the packages as npm would publish them', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'convscape-stranger-'));
    const npm = (args: readonly string[], cwd: string) =>
      execFileSync(npmCommand, args, { cwd, stdio: 'pipe', shell: process.platform === 'win32' });
    for (const group of ['packages', 'apps']) {
      for (const name of readdirSync(join(root, group))) {
        npm(['pack', '--ignore-scripts', '--pack-destination', folder], join(root, group, name));
      }
    }
    const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'stranger', private: true, type: 'module' }),
    );
    npm(
      [
        'install',
        '--prefer-offline',
        '--omit=optional',
        '--ignore-scripts',
        ...tarballs.map((name) => `./${name}`),
      ],
      folder,
    );
    writeFileSync(join(folder, 'use.js'), program);
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('compute a cost, enumerate a space, find a front and run a kernel in Node', () => {
    writeFileSync(
      join(folder, 'node.js'),
      `import { use } from './use.js';\nconsole.log(JSON.stringify(await use()));\n`,
    );
    const output = execFileSync(process.execPath, ['node.js'], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual(expected);
  });

  it('start the command, which says what it can do', () => {
    const bin = join(folder, 'node_modules', '@convscape', 'explore', 'bin', 'explore.js');
    expect(execFileSync(process.execPath, [bin, '--help'], { cwd: folder, encoding: 'utf8' })).toMatch(
      /sweep/,
    );
  });

  it.skipIf(!hasChromium())('do the same bundled for a browser', async () => {
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><title>stranger</title><script type="module" src="./page.js"></script>',
    );
    writeFileSync(join(folder, 'page.js'), `import { use } from './use.js';\nwindow.answer = use();\n`);
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      base: './',
      // One classic script: a module script does not load from file://.
      build: {
        modulePreload: false,
        rollupOptions: { output: { format: 'iife', entryFileNames: 'bundle.js' } },
      },
    });
    writeFileSync(
      join(folder, 'dist', 'page.html'),
      '<!doctype html><title>stranger</title><script src="bundle.js"></script>',
    );
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(join(folder, 'dist', 'page.html')).href);
      expect(await page.evaluate('window.answer')).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});
