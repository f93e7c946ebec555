// Imports obey the one direction of CONTRIBUTING.md: a room may import only what this table and its package.json name.
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which packages of ours a package may import, and whether Node's own modules are open to it. */
const rules = {
  'packages/core': { ours: [], node: false },
  'packages/config': { ours: ['@convscape/core'], node: false },
  'packages/pool': { ours: ['@convscape/core'], node: true },
  'packages/store': { ours: ['@convscape/core'], node: true },
  'apps/report': { ours: ['@convscape/core', '@convscape/pool/browser'], node: false },
  'apps/explore': {
    ours: [
      '@convscape/core',
      '@convscape/config',
      '@convscape/pool',
      '@convscape/store',
      '@convscape/report',
    ],
    node: true,
  },
};

/** What only tests may import, in every package. */
const testing = ['vitest', 'fast-check', 'playwright-core'];

const isTest = (file) => /\.test\.tsx?$|[\\/]fixtures[\\/]|[\\/]testing[\\/]/.test(file);

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|js|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

export function specifiers(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = code.matchAll(
    /(?:^|[\s;])(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]\s*\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2]);
}

function packageOf(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

/** Why `file` of `room` may not import `specifier`, or null. */
export function objection(room, file, specifier, declared) {
  const rule = rules[room];
  if (specifier.startsWith('.')) {
    const target = resolve(dirname(file), specifier.split('?')[0]);
    return target.startsWith(join(root, room) + sep) ? null : 'a relative import that leaves its package';
  }
  if (isTest(file)) return null;
  if (isBuiltin(specifier)) return rule.node ? null : 'a Node module in a package that runs in browsers';
  const name = packageOf(specifier);
  if (name.startsWith('@convscape/')) {
    return rule.ours.includes(name) || rule.ours.includes(specifier)
      ? null
      : `not among ${rule.ours.join(', ') || 'its imports: it has none'}`;
  }
  if (testing.includes(name)) return 'a test tool outside a test';
  return declared.has(name) ? null : 'not declared in its package.json';
}

function check(room) {
  const manifest = JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8'));
  const declared = new Set(
    [
      'dependencies',
      'optionalDependencies',
      'peerDependencies',
      ...(room === 'apps/report' ? ['devDependencies'] : []),
    ].flatMap((field) => Object.keys(manifest[field] ?? {})),
  );
  return sources(join(root, room, 'src')).flatMap((file) =>
    specifiers(readFileSync(file, 'utf8')).flatMap((specifier) => {
      const why = objection(room, file, specifier, declared);
      return why ? [`${relative(root, file)}: imports ${specifier}: ${why}`] : [];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = Object.keys(rules).flatMap(check);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  console.log(`imports of ${Object.keys(rules).length} packages obey the one direction`);
}
