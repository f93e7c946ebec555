import type { DeviceRecord, RunComparison } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';
import { clocksDiffer } from './clocks-differ.js';
import type { AskedRun } from './read-run.js';

/** Which runs these are, and what sets them apart but their results; one line each. */
export function runWords(a: AskedRun, b: AskedRun, comparison: RunComparison): readonly string[] {
  const lines = [runLine('A', a), runLine('B', b)];
  if (comparison.isSameDevice) lines.push(`on     ${deviceText(a.alone.device)}`);
  else {
    lines.push(
      `A on   ${deviceText(a.alone.device)}`,
      `B on   ${deviceText(b.alone.device)}`,
      'device against device: a ratio tells them apart, and not that anything changed',
    );
  }
  if (comparison.clock !== null && clocksDiffer(comparison)) {
    const by = formatPercent(Math.abs(comparison.clock - 1));
    lines.push(
      `clock  a cycle took ${by} ${comparison.clock > 1 ? 'longer' : 'less'} in B, by the compute sentinels: ratios are at one clock, those as timed beside them`,
    );
  }
  return lines;
}

function runLine(name: string, { file, alone: { run } }: AskedRun): string {
  const cache = run.protocol.cache === 'hot' ? '' : `, ${run.protocol.cache}`;
  const state = run.state === 'complete' ? '' : `, ${run.state}`;
  return `${name}      ${run.run}  ${run.sweep}, ${run.startedAt.slice(0, 16).replace('T', ' ')} UTC, seed ${run.seed}${cache}${state}  (${file})`;
}

function deviceText(device: DeviceRecord | undefined): string {
  if (device === undefined) return 'an unknown device';
  const { cpuModel, operatingSystem, runtime } = device.fingerprint;
  return `${cpuModel}, ${operatingSystem}, ${runtime}  (${device.device.slice(0, 12)})`;
}
