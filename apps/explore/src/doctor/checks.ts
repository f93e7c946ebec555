import type { Check } from './check.js';
import { checkCoreTypes } from './core-types-check.js';
import type { MachineFacts } from './machine-facts.js';
import { checkMeasuring } from './measuring-check.js';
import { checkPower } from './power-check.js';
import { checkWorkers } from './workers-check.js';

type CheckOf = (facts: MachineFacts) => Check;

const simd: CheckOf = ({ fingerprint }) =>
  fingerprint.webAssemblyFeatures.includes('simd128')
    ? { name: 'WebAssembly SIMD', verdict: 'fit', found: 'available' }
    : {
        name: 'WebAssembly SIMD',
        verdict: 'unfit',
        found: 'not available: the wasm engine cannot run',
        mend: 'use Node 20.19, 22.12 or newer on a CPU with SSE4.1 or NEON, without --no-wasm-simd or --jitless',
      };

const relaxedSimd: CheckOf = ({ fingerprint }) =>
  fingerprint.webAssemblyFeatures.includes('relaxed-simd')
    ? { name: 'WebAssembly relaxed SIMD', verdict: 'fit', found: 'available: fused multiply-add kernels' }
    : {
        name: 'WebAssembly relaxed SIMD',
        verdict: 'caution',
        found: 'not available: kernels multiply and add in two steps, up to twice as slow',
        mend: 'use Node 22 or newer; compare only devices that agree on it',
      };

/** A batch is 1 ms at least: a step of 10 us is 1 % of it, as wide as a confirmed interval may be. */
const timer: CheckOf = ({ timerStepNs }) =>
  timerStepNs <= 1000
    ? { name: 'Timer step', verdict: 'fit', found: `${timerStepNs} ns` }
    : {
        name: 'Timer step',
        verdict: timerStepNs <= 10_000 ? 'caution' : 'unfit',
        found: `${timerStepNs} ns: coarse against a batch of 1 ms`,
        mend: 'let the system use its best clock source (on Linux tsc or kvm-clock, not hpet or acpi_pm)',
      };

const cores: CheckOf = ({ fingerprint }) => {
  const { physicalCores, logicalCores, quotaCores } = fingerprint;
  const found = `${physicalCores} physical, ${logicalCores} logical, ${quotaCores} for this process`;
  if (quotaCores !== 'unknown' && quotaCores < 2) {
    return {
      name: 'Cores',
      verdict: 'caution',
      found,
      mend: 'give the process two cores or more: with one, the system’s own work lands in the batches',
    };
  }
  return { name: 'Cores', verdict: 'fit', found };
};

const governor: CheckOf = ({ fingerprint: { governor: found } }) => {
  if (found === 'performance') return { name: 'Frequency governor', verdict: 'fit', found };
  return {
    name: 'Frequency governor',
    verdict: 'caution',
    found: found === 'unknown' ? 'unknown: the frequency may change while measuring' : found,
    mend:
      found === 'unknown'
        ? 'nothing to set from here; on your own machine choose its high-performance power mode'
        : 'sudo cpupower frequency-set -g performance',
  };
};

const turbo: CheckOf = ({ fingerprint: { turbo: found } }) =>
  found === 'off'
    ? { name: 'Turbo', verdict: 'fit', found }
    : {
        name: 'Turbo',
        verdict: 'caution',
        found:
          found === 'unknown' ? 'unknown' : `${found}: clock speed depends on heat and on what else runs`,
        mend:
          found === 'unknown'
            ? 'nothing to set from here; repeated visits in random order spread its effect evenly'
            : 'echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo (AMD: echo 0 to cpufreq/boost)',
      };

const hypervisor: CheckOf = ({ fingerprint: { hypervisor: found } }) =>
  found === 'none'
    ? { name: 'Hypervisor', verdict: 'fit', found }
    : {
        name: 'Hypervisor',
        verdict: 'caution',
        found:
          found === 'unknown'
            ? 'unknown'
            : `virtual machine (${found}): neighbours share caches and memory bandwidth`,
        mend: 'measure on bare metal where small differences matter; here, expect wider intervals',
      };

const load: CheckOf = ({ loadLastMinute, fingerprint }) => {
  if (loadLastMinute === null) return { name: 'Load', verdict: 'fit', found: 'not told by this system' };
  const found = `${loadLastMinute.toFixed(2)} over the last minute, ${fingerprint.logicalCores} logical cores`;
  return loadLastMinute <= 0.25 * fingerprint.logicalCores
    ? { name: 'Load', verdict: 'fit', found }
    : { name: 'Load', verdict: 'caution', found, mend: 'end other work first: it lands in the batches' };
};

const driver: CheckOf = ({ driver: found }) => {
  const name = 'SQLite driver';
  if ('name' in found) return { name, verdict: 'fit', found: found.name };
  return 'missing' in found
    ? {
        name,
        verdict: 'unfit',
        found: found.missing,
        mend: 'npm install sqlite3@6.0.1, or use Node 22.13 or newer, which has node:sqlite',
      }
    : {
        name,
        verdict: 'caution',
        found: `not tried: ${found.untried}`,
        mend: 'it is tried in the system’s temporary folder: name one that can be written to (TMPDIR)',
      };
};

const CHECKS: readonly CheckOf[] = [
  simd,
  relaxedSimd,
  timer,
  cores,
  checkCoreTypes,
  governor,
  turbo,
  checkPower,
  hypervisor,
  load,
  checkMeasuring,
  driver,
  checkWorkers,
];

/** Is this machine fit to measure? One check a line, in the order in which they matter. */
export function checkMachine(facts: MachineFacts): readonly Check[] {
  return CHECKS.map((check) => check(facts));
}
