import type { ActivationName } from '../../../block/layer.js';
import { type Lanes, wgslType } from './lanes.js';

/** Beyond ±87, `e^x` leaves the normal floats, and what is infinite is undefined in WGSL; 1/(1+e^87) is as good as 0. */
const EXPONENT_LIMIT = '87.0';

/** Declares `activate(x)`, lane by lane. */
export function activationFunction(name: ActivationName, lanes: Lanes): string {
  const type = wgslType(lanes);
  const all = (value: string) => `${type}(${value})`;
  const bodies: { readonly [Name in ActivationName]: string } = {
    none: 'x',
    relu: `max(x, ${all('0.0')})`,
    relu6: `clamp(x, ${all('0.0')}, ${all('6.0')})`,
    sigmoid: `${all('1.0')} / (${all('1.0')} + exp(clamp(-x, ${all(`-${EXPONENT_LIMIT}`)}, ${all(EXPONENT_LIMIT)})))`,
    'hard-swish': `x * clamp(x + ${all('3.0')}, ${all('0.0')}, ${all('6.0')}) / 6.0`,
  };
  return `fn activate(x: ${type}) -> ${type} { return ${bodies[name]}; }`;
}
