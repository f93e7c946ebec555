import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultRow } from './fault.js';

/** Vitest's global setup: gathers every fault's row and prints the table at the end. */
export default function printTable(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'convscape-faults-'));
  const file = join(folder, 'rows');
  writeFileSync(file, '');
  process.env.CONVSCAPE_FAULTS = 'full';
  process.env.CONVSCAPE_FAULTS_ROWS = file;
  return () => {
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): FaultRow => JSON.parse(line));
    rmSync(folder, { recursive: true, force: true });
    const lines = rows.map(
      ({ fault, tries, lost, elapsedMs }) =>
        `| ${fault} | ${tries.toLocaleString('en-US')} | ${lost} | ${Math.round(elapsedMs / 1000)} s |`,
    );
    console.log(
      [
        '',
        `Node ${process.versions.node}`,
        '',
        '| fault | tries | lost | time |',
        '|---|---:|---:|---:|',
        ...lines.sort(),
      ].join('\n'),
    );
  };
}
