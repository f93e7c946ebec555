import { type Lanes, wgslType } from './lanes.js';

export interface BindingLanes {
  /** One an input: they are called `input0`, `input1` … */
  readonly inputs: readonly Lanes[];
  /** Of `parameters`; absent where the layer has none. */
  readonly parameters?: Lanes;
  /** Of `result`. */
  readonly output: Lanes;
}

/** Declares a shader's buffers, in the order in which they are bound. */
export function bindings({ inputs, parameters, output }: BindingLanes): string {
  const buffers = [
    ...inputs.map((lanes, i) => `var<storage, read> input${i}: array<${wgslType(lanes)}>;`),
    ...(parameters === undefined ? [] : [`var<storage, read> parameters: array<${wgslType(parameters)}>;`]),
    `var<storage, read_write> result: array<${wgslType(output)}>;`,
  ];
  return buffers.map((buffer, at) => `@group(0) @binding(${at}) ${buffer}`).join('\n');
}
