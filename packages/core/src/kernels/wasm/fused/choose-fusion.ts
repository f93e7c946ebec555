import type { Calibration } from '../../../engine/engine.js';
import { CALIBRATED_KERNELS, type KernelWishes } from '../choose-kernel.js';
import type { FusionChoice } from '../plan-block.js';
import { fusedKernels } from '../registry.js';

/**
 * Fuses where `fused` asks for it, with the register tile of pointwise layers. `auto` never does: measured, a fused pair takes
 * 0.9 to 1.15 times as long. Nearly all of it is the pointwise layer's arithmetic; what is saved where the tensor between
 * is larger than the cache is little more than noise, and the weights, which otherwise stay in the first-level cache panel
 * by panel, are read again for every row: the deeper the layer, the dearer.
 */
export function fusionChoice(
  calibration: Calibration,
  { algorithm = 'direct', classes = CALIBRATED_KERNELS }: KernelWishes,
): FusionChoice {
  if (algorithm !== 'fused') return () => undefined;
  const tiles = [calibration.pointwise, ...classes.pointwise].map((name) =>
    String(name).replace('f32-conv', ''),
  );
  return (first, second) => {
    const able = fusedKernels.filter((kernel) => kernel.pair(first, second) !== null);
    const named = tiles.map((tile) => able.find(({ name }) => name.endsWith(tile)));
    return named.find((kernel) => kernel !== undefined);
  };
}
