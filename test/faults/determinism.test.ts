import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { explore } from '../explore.js';
import { otherNodes } from '../means.js';
import { sandbox } from '../sandbox.js';
import { itSurvives, tries } from './fault.js';
import { expectOk } from './fault-sweep.js';
import { writeSmallDatabase } from './small-database.js';

const DIGESTS = fileURLToPath(new URL('./digests.mjs', import.meta.url));
const nodes = otherNodes();

/** Candidates, keys, weights, inputs and the order of a plan's turns, as one version of Node makes them. */
const digestsOf = (node: string): unknown => JSON.parse(execFileSync(node, [DIGESTS], { encoding: 'utf8' }));

describe.skipIf(nodes.length === 0)('on every Node', () => {
  itSurvives('14. the same seed on another version of Node', async () => {
    const here = digestsOf(process.execPath);
    for (const node of nodes) expect(digestsOf(node), node).toEqual(here);
    return { tries: nodes.length, lost: 0 };
  });
});

itSurvives('14. the same seed once more', async () => {
  const times = tries(5, 1);
  const first = digestsOf(process.execPath);
  for (let time = 0; time < times; time++) expect(digestsOf(process.execPath)).toEqual(first);
  return { tries: times, lost: 0 };
});

itSurvives('14. the same database reported in another place, zone and language', async () => {
  const cwd = sandbox();
  await writeSmallDatabase(join(cwd, 'convscape.sqlite'));
  expectOk(await explore(['report', '--out', 'first.html'], { cwd }));
  const env = { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
  expectOk(await explore(['report', '--out', 'second.html'], { cwd, env }));
  const [first, second] = ['first', 'second'].map((name) => readFileSync(join(cwd, `${name}.html`)));
  expect(first?.equals(second!)).toBe(true);
  return { tries: 1, lost: 0 };
});
