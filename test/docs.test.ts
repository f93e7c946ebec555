import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { formatProblems, readLayers, readSweepConfig, starterConfig } from '@convscape/config';
import { countSpace } from '@convscape/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedSandbox } from './sandbox.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const run = promisify(execFile);

/** Where examples stand, and in which of these files they are run too, not only compiled. */
const READMES = ['README.md', 'packages/core/README.md'];
const COMPILED_ONLY = ['packages/config/README.md', 'packages/pool/README.md', 'packages/store/README.md'];

interface Example {
  /** `README.md-1`: the file, and the example's number in it. */
  readonly name: string;
  readonly text: string;
}

/** The fenced blocks of a file whose fence opens with exactly these words. */
function examplesIn(file: string, fence: string): readonly Example[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n');
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
    .filter(([, opening]) => opening === fence)
    .map(([, , body], index) => ({ name: `${file.replaceAll('/', '-')}-${index + 1}`, text: body ?? '' }));
}

describe('the sweeps of the documentation', () => {
  const sweeps = ['README.md', 'docs/sweep-json.md'].flatMap((file) => examplesIn(file, 'json'));
  const starter = { name: 'the starter', text: starterConfig() };

  it('are there', () => expect(sweeps.length).toBeGreaterThanOrEqual(4));

  it.each([...sweeps, starter])('$name reads without a problem and has candidates', ({ text, name }) => {
    const read = readSweepConfig(text);
    if (read.state === 'invalid') throw new Error(formatProblems(read.problems, { file: name }));
    expect(countSpace(read.config.space).candidates).toBeGreaterThan(0n);
  });
});

describe('the layers of the documentation', () => {
  const lists = examplesIn('docs/sweep-json.md', 'json layers');

  it('are there', () => expect(lists).not.toHaveLength(0));

  it.each(lists)('$name can all be counted', ({ text }) => {
    const read = readLayers(text);
    expect(read.state === 'valid' && read.entries.map(({ state }) => state)).toEqual(
      JSON.parse(text).map(() => 'lowered'),
    );
  });
});

describe('the code of the documentation', () => {
  const folder = sharedSandbox();
  const examples = READMES.flatMap((file) => examplesIn(file, 'ts'));
  const compiledOnly = COMPILED_ONLY.flatMap((file) => examplesIn(file, 'ts'));

  beforeAll(async () => {
    // Examples find the packages as a user's own project would.
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    mkdirSync(join(folder, 'built'));
    const all = [...examples, ...compiledOnly];
    for (const { name, text } of all) writeFileSync(join(folder, `${name}.ts`), withChecks(text));
    const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node'];
    const files = all.map(({ name }) => `${name}.ts`);
    await run(process.execPath, [TSC, ...options, '--skipLibCheck', '--outDir', 'built', ...files], {
      cwd: folder,
    }).catch((error: { stdout: string }) => {
      throw new Error(error.stdout);
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is there', () => expect(examples.length).toBeGreaterThanOrEqual(5));

  it.each(examples)('$name gives what it says', async ({ name, text }) => {
    expect(withChecks(text)).not.toBe(text);
    await run(process.execPath, [join(folder, 'built', `${name}.js`)], { cwd: folder });
  });
});

it('the documentation links to files that are there', () => {
  const files = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  expect(files).toEqual(expect.arrayContaining(['README.md', 'docs/reliability.md']));
  const broken = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target ?? '');
    return targets
      .filter((target) => !/^\w+:/.test(target) && !existsSync(join(ROOT, dirname(file), target)))
      .map((target) => `${file} → ${target}`);
  });
  expect(broken).toEqual([]);
});

/** Makes a check of every `expression; // value`. */
function withChecks(text: string): string {
  const checked = text.replaceAll(
    /^(.+); \/\/ ([-\d['"].*|true|false|null)$/gm,
    'assert.deepEqual($1, $2, `$1`);',
  );
  return checked === text ? text : `import assert from 'node:assert/strict';\n${checked}`;
}
