import type { Conv2d, PlacedLayer } from '../../../block/layer.js';
import type { AlgorithmName, Calibration } from '../../../engine/engine.js';
import type { PlacedAs } from '../../placed-as.js';
import { winogradGain } from './winograd-cost.js';
import { isWinogradShape } from './winograd-layout.js';
import { WINOGRAD_TRANSFORMS, type WinogradTransform } from './winograd-transform.js';

/** Winograd must gain this factor, as counted, to be taken for its larger error: what the count leaves out is about as much. */
const SMALLEST_GAIN = 1.2;

/** The first layer of a network has three: its time goes into its large output, which a direct kernel writes more smoothly. */
const FEWEST_INPUTS = 8;

function hasEnoughInputs({ layer, inputShapes }: PlacedAs<Conv2d>): boolean {
  return inputShapes[0]!.channels / layer.groups >= FEWEST_INPUTS;
}

/** The tiles with the largest gain over a direct kernel, of those that gain more than `smallestGain`. */
function bestTransform(
  placed: PlacedAs<Conv2d>,
  transforms: readonly WinogradTransform[],
  smallestGain: number,
): WinogradTransform | undefined {
  const gains = transforms.map((transform) => ({ transform, gain: winogradGain(placed, transform) }));
  const [best] = gains.filter(({ gain }) => gain > smallestGain).sort((a, b) => b.gain - a.gain);
  return best?.transform;
}

/** A calibration names the fastest kernel of its probe: where large tiles were, small ones gain too. */
function calibratedTransforms({ winograd }: Calibration): readonly WinogradTransform[] {
  const last = WINOGRAD_TRANSFORMS.findIndex(({ algorithm }) => String(winograd).includes(algorithm));
  return WINOGRAD_TRANSFORMS.slice(0, last + 1);
}

/**
 * Winograd's algorithm for a layer, where it can run: `winograd` takes the one that counts as fastest, `auto` only one that
 * the calibration has seen gain, on layers that gain enough by the count; `direct` takes none.
 */
export function winogradFor(
  placed: PlacedLayer,
  calibration: Calibration,
  algorithm: AlgorithmName,
): WinogradTransform | undefined {
  if (!isWinogradShape(placed)) return undefined;
  switch (algorithm) {
    case 'winograd':
      return bestTransform(placed, WINOGRAD_TRANSFORMS, 0);
    case 'auto':
      if (!hasEnoughInputs(placed)) return undefined;
      return bestTransform(placed, calibratedTransforms(calibration), SMALLEST_GAIN);
    default:
      return undefined;
  }
}
