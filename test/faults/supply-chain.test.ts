import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

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
  it('is locked to its content', () => {
    expect(brought.length).toBeGreaterThan(50);
    for (const [path, { resolved, integrity, inBundle }] of brought) {
      if (inBundle) continue;
      // Left out where the lockfile leaves the registry to npm's configuration; the content is locked either way.
      if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });

  it('runs install scripts of packages that are named only', () => {
    const withScripts = brought
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(withScripts.filter((name) => allowScripts[name] !== true)).toEqual([]);
  });
});
