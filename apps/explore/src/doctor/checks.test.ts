import { describe, expect, it } from 'vitest';
import { thisHolder } from '../sweep/lock-holder.js';
import { checkMachine } from './checks.js';
import type { MachineFacts } from './machine-facts.js';

const quietMachine: MachineFacts = {
  fingerprint: {
    cpuModel: 'a CPU',
    cpuFlags: [],
    physicalCores: 4,
    logicalCores: 8,
    quotaCores: 8,
    cacheBytes: {},
    hypervisor: 'none',
    governor: 'performance',
    turbo: 'off',
    operatingSystem: 'linux 6',
    architecture: 'x64',
    runtime: 'node 22',
    v8Version: '12',
    v8Flags: [],
    webAssemblyFeatures: ['simd128', 'relaxed-simd'],
  },
  timerStepNs: 40,
  loadLastMinute: 0.1,
  platform: 'linux',
  coreGroups: [[0, 1, 2, 3, 4, 5, 6, 7]],
  allowedCpus: null,
  power: 'mains',
  suggestedWorkers: 4,
  measuring: null,
  driver: { name: 'sqlite3' },
};

const verdicts = (change: Partial<MachineFacts>, fingerprint: Partial<MachineFacts['fingerprint']> = {}) =>
  Object.fromEntries(
    checkMachine({
      ...quietMachine,
      ...change,
      fingerprint: { ...quietMachine.fingerprint, ...fingerprint },
    }).map(({ name, verdict }) => [name, verdict]),
  );

describe('checkMachine', () => {
  it('finds nothing to say about a quiet machine', () => {
    expect(new Set(Object.values(verdicts({})))).toEqual(new Set(['fit']));
  });

  it('calls a machine unfit without SIMD, without a database driver, or with a clock too coarse', () => {
    expect(verdicts({}, { webAssemblyFeatures: [] })['WebAssembly SIMD']).toBe('unfit');
    expect(verdicts({ driver: { missing: 'none loads' } })['SQLite driver']).toBe('unfit');
    expect(verdicts({ driver: { untried: 'no folder' } })['SQLite driver']).toBe('caution');
    expect(verdicts({ timerStepNs: 1e6 })['Timer step']).toBe('unfit');
  });

  it('warns of what makes intervals wide, the unknown included', () => {
    const shared = verdicts(
      { loadLastMinute: 7, coreGroups: [[0], [1]], power: 'battery' },
      { hypervisor: 'kvm', governor: 'unknown', turbo: 'on', quotaCores: 1 },
    );
    for (const name of [
      'Load',
      'Hypervisor',
      'Frequency governor',
      'Turbo',
      'Cores',
      'Core types',
      'Power',
    ]) {
      expect(shared[name], name).toBe('caution');
    }
  });

  it('says what to do about everything that is not fit', () => {
    const worst = checkMachine({
      ...quietMachine,
      fingerprint: {
        ...quietMachine.fingerprint,
        webAssemblyFeatures: [],
        hypervisor: 'kvm',
        governor: 'powersave',
        turbo: 'on',
        quotaCores: 1,
      },
      timerStepNs: 1e6,
      loadLastMinute: 9,
      coreGroups: [
        [0, 1],
        [2, 3],
      ],
      power: 'battery',
      measuring: thisHolder('nightly', '/data/nightly.sqlite'),
      driver: { missing: 'none loads' },
    });
    for (const check of worst.filter(({ name }) => name !== 'Suggested workers')) {
      expect(check.verdict, check.name).not.toBe('fit');
      expect(check.mend, check.name).toMatch(/\w/);
    }
  });
});
