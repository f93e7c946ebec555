import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { objection, specifiers } from './check-imports.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoom = (room, file = 'src/a.ts') => join(root, room, file);

describe('the import check', () => {
  it('finds static, re-exporting, side-effect and dynamic imports, and none in comments', () => {
    const text = `import a from 'a';\nimport type { B } from "b";\nexport * from './c.js';\nimport 'd';\nawait import('e');\n// import 'f'\n/* import 'g' */`;
    expect(specifiers(text)).toEqual(['a', 'b', './c.js', 'd', 'e']);
  });

  it('refuses a store that imports the pool, and a pool that imports the store', () => {
    expect(objection('packages/store', inRoom('packages/store'), '@convscape/pool', new Set())).toMatch(
      /not among/,
    );
    expect(objection('packages/pool', inRoom('packages/pool'), '@convscape/store', new Set())).toMatch(
      /not among/,
    );
  });

  it('refuses Node modules and packages in core, but not in its tests', () => {
    expect(objection('packages/core', inRoom('packages/core'), 'node:fs', new Set())).toMatch(/browsers/);
    expect(objection('packages/core', inRoom('packages/core'), 'zod', new Set())).toMatch(/not declared/);
    expect(
      objection('packages/core', inRoom('packages/core', 'src/a.test.ts'), 'node:fs', new Set()),
    ).toBeNull();
  });

  it('refuses relative imports that leave their package', () => {
    expect(
      objection('packages/store', inRoom('packages/store'), '../../core/src/index.js', new Set()),
    ).toMatch(/leaves/);
    expect(objection('packages/store', inRoom('packages/store'), './b.js', new Set())).toBeNull();
  });

  it('lets the report import core and the browser pool, nothing else of ours', () => {
    expect(objection('apps/report', inRoom('apps/report'), '@convscape/pool/browser', new Set())).toBeNull();
    expect(objection('apps/report', inRoom('apps/report'), '@convscape/pool', new Set())).toMatch(
      /not among/,
    );
  });
});
