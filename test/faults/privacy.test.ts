import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { extractReportDocument } from '@convscape/core';
import { readDevice } from '@convscape/pool';
import { openStore } from '@convscape/store';
import { expect } from 'vitest';
import {
  candidateNumber,
  measurementOf,
  RUN,
  SWEEP,
  visitNumber,
} from '../../packages/store/src/fixtures/records.js';
import { explore } from '../explore.js';
import { sandbox } from '../sandbox.js';
import { itSurvives } from './fault.js';
import { expectOk } from './fault-sweep.js';

itSurvives('12. user, host or path in a report', async () => {
  const cwd = sandbox();
  const device = await readDevice();
  const store = await openStore(join(cwd, 'convscape.sqlite'), { mode: 'write' });
  await store.putSweep({ ...SWEEP, configText: `{ "comment": ${JSON.stringify(cwd)} }` });
  await store.putDevice(device);
  await store.putRun({ ...RUN, device: device.device });
  await store.putCandidates(SWEEP.name, [candidateNumber(1), candidateNumber(2)]);
  await store.putVisits([visitNumber(1, 'c1')]);
  const { username, homedir } = userInfo();
  const reason = `${username}@${hostname()}: cannot open '${cwd}/engine.mjs', file://${homedir}/x/lib.so, ${process.cwd()}/y.js`;
  await store.putMeasurements([
    measurementOf('c1', 1000),
    { run: RUN.run, candidate: 'c2', result: { state: 'failed', reason }, ranWith: null, error: null },
  ]);
  await store.close();
  expectOk(await explore(['report'], { cwd }));
  const html = readFileSync(join(cwd, 'convscape.html'), 'utf8');
  const [, type, base64 = ''] = /<script type="([^"]*)" id="report-document">([^<]*)</.exec(html) ?? [];
  const document = JSON.stringify(await extractReportDocument(base64, type));
  expect(document).toContain(SWEEP.name);
  const texts = [...document.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text);
  expect(document).toMatch(/cannot open 'engine\.mjs', lib\.so, y\.js/);
  for (const secret of [hostname(), username]) {
    expect(
      texts.filter((text) => text.split(/[^\w-]+/).includes(secret)),
      secret,
    ).toEqual([]);
  }
  const paths = [cwd, homedir, process.cwd(), process.execPath];
  for (const path of paths) expect(document).not.toContain(path);
  return { tries: 2 + paths.length, lost: 0 };
});
