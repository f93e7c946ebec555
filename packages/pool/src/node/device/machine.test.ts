import { describe, expect, it } from 'vitest';
import { deviceRecord } from '../../device-record.js';
import { describeMachine, type SystemView } from './machine.js';

const view: SystemView = {
  cpuModel: 'as Node says',
  logicalCores: 8,
  usableCores: 6,
  operatingSystem: 'linux',
  architecture: 'x64',
};

const core = (physical: number, id: number) =>
  `processor\t: 0\nmodel name\t: Some CPU @ 2.60GHz\nphysical id\t: ${physical}\ncore id\t\t: ${id}\nflags\t\t: sse fpu hypervisor avx\n`;

const LINUX: { readonly [path: string]: string } = {
  '/proc/cpuinfo': [core(0, 0), core(0, 0), core(0, 1), core(1, 0)].join('\n'),
  '/sys/devices/system/cpu/cpu0/cache/index0/level': '1',
  '/sys/devices/system/cpu/cpu0/cache/index0/type': 'Data',
  '/sys/devices/system/cpu/cpu0/cache/index0/size': '48K',
  '/sys/devices/system/cpu/cpu0/cache/index2/level': '2',
  '/sys/devices/system/cpu/cpu0/cache/index2/type': 'Unified',
  '/sys/devices/system/cpu/cpu0/cache/index2/size': '1M',
  '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'powersave',
  '/sys/devices/system/cpu/intel_pstate/no_turbo': '1',
  '/sys/class/dmi/id/sys_vendor': 'Some Cloud',
};

const machineOf = (files: { readonly [path: string]: string }) =>
  describeMachine(view, (path) => files[path] ?? null);

describe('describeMachine', () => {
  it('reads what Linux tells', () => {
    expect(machineOf(LINUX)).toEqual({
      cpuModel: 'Some CPU @ 2.60GHz',
      cpuFlags: ['avx', 'fpu', 'hypervisor', 'sse'],
      physicalCores: 3,
      logicalCores: 8,
      quotaCores: 6,
      cacheBytes: { L1d: 49152, L2: 1048576 },
      hypervisor: 'Some Cloud',
      governor: 'powersave',
      turbo: 'off',
      operatingSystem: 'linux',
      architecture: 'x64',
    });
  });

  it('says unknown where nothing is told', () => {
    expect(machineOf({})).toMatchObject({
      cpuModel: 'as Node says',
      physicalCores: 'unknown',
      cacheBytes: {},
      hypervisor: 'unknown',
      governor: 'unknown',
      turbo: 'unknown',
    });
  });

  it('takes the tightest quota of the control groups a process is in', () => {
    const v2 = { '/proc/self/cgroup': '0::/a/b', '/sys/fs/cgroup/a/b/cpu.max': 'max 100000' };
    expect(machineOf(v2).quotaCores).toBe(6);
    expect(machineOf({ ...v2, '/sys/fs/cgroup/a/cpu.max': '150000 100000' }).quotaCores).toBe(1.5);
    expect(machineOf({ '/sys/fs/cgroup/cpu.max': '400000 100000' }).quotaCores).toBe(4);
    const v1 = {
      '/proc/self/cgroup': '4:cpu,cpuacct:/docker/x\n1:name=systemd:/',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
      '/sys/fs/cgroup/cpu/docker/x/cpu.cfs_quota_us': '-1',
      '/sys/fs/cgroup/cpu/docker/x/cpu.cfs_period_us': '100000',
    };
    expect(machineOf(v1).quotaCores).toBe(2);
  });

  it('knows a processor that is not virtual, and one that does not say', () => {
    const flags = (text: string) => machineOf({ '/proc/cpuinfo': text }).hypervisor;
    expect(flags('flags : fpu sse')).toBe('none');
    expect(flags('Features : fp asimd')).toBe('unknown');
  });
});

describe('deviceRecord', () => {
  it('names a device by what it is, whatever the order of the fields', () => {
    const runtime = {
      runtime: 'node 20.20.2',
      v8Version: '11',
      v8Flags: [],
      webAssemblyFeatures: ['simd128'],
    };
    const { device, fingerprint } = deviceRecord({ ...machineOf(LINUX), ...runtime });
    expect(device).toMatch(/^[0-9a-f]{16}$/);
    expect(deviceRecord({ ...runtime, ...machineOf(LINUX) }).device).toBe(device);
    expect(deviceRecord({ ...fingerprint, governor: 'performance' }).device).not.toBe(device);
  });
});
