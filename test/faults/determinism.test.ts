import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@convscape/store';
import { describe, expect, it } from 'vitest';
import {
  candidateNumber,
  DEVICE,
  measurementOf,
  RUN,
  SWEEP,
  visitNumber,
} from '../../packages/store/src/fixtures/records.js';
import { explore } from '../explore.js';
import { otherNodes } from '../means.js';
import { sandbox } from '../sandbox.js';
import { expectOk } from './fault-sweep.js';

const DIGESTS = fileURLToPath(new URL('./digests.mjs', import.meta.url));
const nodes = otherNodes();

const NUMBERS = [1, 2, 3];

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
    const store = await openStore(join(cwd, 'convscape.sqlite'), { mode: 'write' });
    await store.putSweep(SWEEP);
    await store.putDevice(DEVICE);
    await store.putRun(RUN);
    await store.putCandidates(SWEEP.name, NUMBERS.map(candidateNumber));
    await store.putVisits(NUMBERS.map((number) => visitNumber(number, `c${number}`)));
    await store.putMeasurements(NUMBERS.map((number) => measurementOf(`c${number}`, 1000 + number)));
    await store.close();
    expectOk(await explore(['report', '--out', 'first.html'], { cwd }));
    const env = { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
    expectOk(await explore(['report', '--out', 'second.html'], { cwd, env }));
    const [first, second] = ['first', 'second'].map((name) => readFileSync(join(cwd, `${name}.html`)));
    expect(first?.equals(second!)).toBe(true);
  });
});
