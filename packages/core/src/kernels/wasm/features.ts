import { FunctionBuilder } from './emit/function-builder.js';
import { ModuleBuilder } from './emit/module-builder.js';

function validates(write: (f: FunctionBuilder) => void): boolean {
  const f = new FunctionBuilder('probe', 1);
  write(f);
  const module = new ModuleBuilder();
  module.add(f, { exported: true });
  return WebAssembly.validate(module.encode());
}

const PROBES: { readonly [feature: string]: (f: FunctionBuilder) => void } = {
  simd128: (f) => f.store(f.parameter(0), 0, f.vector()),
  'relaxed-simd': (f) => {
    const v = f.vector();
    f.get(v).get(v).get(v).simd('f32x4RelaxedMadd').set(v);
  },
};

/** WebAssembly features of this runtime that the kernels make use of, each found by validating a module that needs it. */
export function wasmFeatures(): readonly string[] {
  return Object.keys(PROBES).filter((feature) => validates(PROBES[feature]!));
}
