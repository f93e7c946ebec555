import { BLOCK_INPUT, type LoweredLayers } from '@convscape/core';

/** A Python name for each layer's output, after what the layer does, and `x` for the block's input. */
export function outputNames({ layers }: LoweredLayers): (index: number) => string {
  const taken = new Set(RESERVED);
  const names = layers.map(({ role }) => {
    const plain = role.replace(/[^A-Za-z0-9]+/g, '_').replace(/^(?=\d)/, '_');
    let name = plain;
    for (let copy = 2; taken.has(name); copy++) name = `${plain}_${copy}`;
    taken.add(name);
    return name;
  });
  return (index) => (index === BLOCK_INPUT ? 'x' : (names[index] ?? 'x'));
}

/** Python's keywords, what the code itself calls by name, and what `nn.Module` keeps for itself. */
const RESERVED = (
  'False None True and as assert async await break class continue def del elif else except finally for from global if import ' +
  'in is lambda nonlocal not or pass raise return try while with yield float super ' +
  'x self F nn torch layers ops keras model ' +
  'apply bfloat16 bool buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr forward half ' +
  'ipu modules named_modules parameters register share_memory state_dict to train training type xpu zero_grad'
).split(' ');

/** `depthwise-separable` as a class: `DepthwiseSeparable`. */
export function className(kind: string): string {
  const name = kind
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^[A-Za-z]/.test(name) ? name : `Block${name}`;
}

/** `(3, 5)` */
export function tuple(values: readonly (number | string)[]): string {
  return `(${values.join(', ')})`;
}
