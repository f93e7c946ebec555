import type { ActivationName } from '../../block/layer.js';

function relu6(x: number): number {
  return Math.min(Math.max(x, 0), 6);
}

/** sigmoid `1/(1+e^−x)`; hard-swish `x·relu6(x+3)/6` (MobileNetV3, 2019, §5.2). NaN stays NaN. */
export function activate(name: ActivationName, x: number): number {
  switch (name) {
    case 'none':
      return x;
    case 'relu':
      return Math.max(x, 0);
    case 'relu6':
      return relu6(x);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-x));
    case 'hard-swish':
      return (x * relu6(x + 3)) / 6;
  }
}
