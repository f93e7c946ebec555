import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { itSurvives } from './fault.js';

interface Locked {
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const { packages }: { readonly packages: { readonly [path: string]: Locked } } = read('package-lock.json');
const { allowScripts }: { readonly allowScripts: { readonly [name: string]: boolean } } =
  read('package.json');

/** Everything that an install brings, by its path; our own workspaces aside. */
const brought = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && !link,
);

describe('what an install brings', () => {
  itSurvives('16. a package that is not locked to its content', async () => {
    expect(brought.length).toBeGreaterThan(50);
    for (const [path, { resolved, integrity, inBundle }] of brought) {
      if (inBundle) continue;
      // Left out where the lockfile leaves the registry to npm's configuration; the content is locked either way.
      if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(integrity, path).toMatch(/^sha512-/);
    }
    return { tries: brought.length, lost: 0 };
  });

  itSurvives('16. an install script that nobody allowed', async () => {
    const withScripts = brought
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(withScripts.filter((name) => allowScripts[name] !== true)).toEqual([]);
    return { tries: brought.length, lost: 0 };
  });
});
