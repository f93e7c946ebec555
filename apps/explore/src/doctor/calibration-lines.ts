import type { EngineCalibration } from './read-abilities.js';

/** A headline with the limit of the arithmetic, and the kernel that each class of layers gets. What names the code is for machines. */
export function calibrationLines(found: EngineCalibration): readonly string[] {
  if (found.state === 'failed') return [`${found.engine}: not calibrated: ${found.reason}`];
  const { limitGflops, revectorize, code: _code, ...kernels } = found.calibration;
  if (revectorize === false) {
    return [
      `${found.engine}: not available: takes Node 24 or newer on x86 with AVX2, where V8 joins 128-bit operations`,
    ];
  }
  const width = Math.max(...Object.keys(kernels).map((name) => name.length));
  return [
    `${found.engine}: at most ${limitGflops} GFLOP/s on one thread`,
    ...Object.entries(kernels).map(([name, kernel]) => `  ${name.padEnd(width)}  ${kernel}`),
  ];
}
