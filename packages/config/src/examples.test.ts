import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatProblems } from './format-problems.js';
import { readSweepConfig } from './read-sweep-config.js';

const folder = fileURLToPath(new URL('../../../examples', import.meta.url));
const examples = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = examples.flatMap(({ name }) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(name, file)),
);

describe('the examples', () => {
  it.each(files)('%s is valid and finds its schema', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const read = readSweepConfig(text);
    expect(read.state === 'invalid' ? formatProblems(read.problems, { file }) : '').toBe('');
    expect(existsSync(resolve(folder, dirname(file), JSON.parse(text).$schema))).toBe(true);
  });

  it('are sweeps of different names: one database holds them all', () => {
    const names = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).name);
    expect(new Set(names).size).toBe(files.length);
  });

  it.each(examples.map(({ name }) => name))('%s says what it asks', (name) => {
    expect(readFileSync(join(folder, name, 'README.md'), 'utf8')).toContain('What to look for');
  });
});
