import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { explore } from '../explore.js';
import { otherNodes } from '../means.js';
import { sandbox } from '../sandbox.js';
import { expectOk } from './fault-sweep.js';
import { writeSmallDatabase } from './small-database.js';

const DIGESTS = fileURLToPath(new URL('./digests.mjs', import.meta.url));
const nodes = otherNodes();

/** Candidates, keys, weights, inputs and the order of a plan's turns, as one version of Node makes them. */
const digestsOf = (node: string): unknown => JSON.parse(execFileSync(node, [DIGESTS], { encoding: 'utf8' }));

describe('the same seed', () => {
  it.skipIf(nodes.length === 0)('gives the same candidates, keys, weights and order on every Node', () => {
    const here = digestsOf(process.execPath);
    for (const node of nodes) expect(digestsOf(node), node).toEqual(here);
  });

  it('gives the same of all these every time', () => {
    expect(digestsOf(process.execPath)).toEqual(digestsOf(process.execPath));
  });
});

describe('the same database', () => {
  it('gives the same report, byte for byte, wherever and when it is written', async () => {
    const cwd = sandbox();
    await writeSmallDatabase(join(cwd, 'convscape.sqlite'));
    expectOk(await explore(['report', '--out', 'first.html'], { cwd }));
    const env = { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
    expectOk(await explore(['report', '--out', 'second.html'], { cwd, env }));
    const [first, second] = ['first', 'second'].map((name) => readFileSync(join(cwd, `${name}.html`)));
    expect(first?.equals(second!)).toBe(true);
  });
});
