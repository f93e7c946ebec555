// Packs every public package and lets publint and attw look at what a user would install.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js');
const npm = process.env.npm_execpath;
if (!npm) throw new Error('run it as `npm run check:packages`: npm tells where it is');

function packageFolders() {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  );
}

let failures = 0;
const folder = mkdtempSync(join(tmpdir(), 'convscape-packages-'));
try {
  for (const path of packageFolders()) {
    const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const packed = JSON.parse(
      execFileSync(
        process.execPath,
        [npm, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder],
        {
          cwd: path,
          encoding: 'utf8',
        },
      ),
    );
    const tarball = join(folder, (Array.isArray(packed) ? packed[0] : Object.values(packed)[0]).filename);
    const { messages } = await publint({ pkgDir: path, pack: 'npm', strict: true });
    for (const message of messages) {
      failures += 1;
      console.error(`${manifest.name}: ${formatMessage(message, manifest) ?? message.code}`);
    }
    // What exports no JavaScript (the report's HTML) has no types to look at.
    const hasTypes = manifest.exports?.['.'] !== undefined;
    if (hasTypes) {
      const { status, stdout } = spawnSync(
        process.execPath,
        [attw, tarball, '--profile', 'esm-only', '--no-color'],
        { encoding: 'utf8' },
      );
      if (status !== 0) {
        failures += 1;
        console.error(stdout);
      }
    }
    console.log(`${manifest.name}: ${messages.length === 0 ? 'clean' : 'see above'}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);
