/** Value types, instructions and SIMD sub-opcodes that the kernels use (WebAssembly core specification 3.0, §5.3 and §5.4). */
export const VALUE_TYPE = { i32: 0x7f, v128: 0x7b } as const;
export type ValueType = keyof typeof VALUE_TYPE;

export const OP = {
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  branchIf: 0x0d,
  return: 0x0f,
  call: 0x10,
  drop: 0x1a,
  localGet: 0x20,
  localSet: 0x21,
  i32Load: 0x28,
  i32Store: 0x36,
  i32Const: 0x41,
  i64Const: 0x42,
  i32Equal: 0x46,
  i32NotEqual: 0x47,
  i32LessSigned: 0x48,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  emptyBlockType: 0x40,
  functionType: 0x60,
  simdPrefix: 0xfd,
  atomicPrefix: 0xfe,
} as const;

/** Instructions without immediates that take two integers from the stack and push one. */
export type IntegerOp = 'i32Equal' | 'i32LessSigned' | 'i32Add' | 'i32Sub';

/** Sub-opcodes after the SIMD prefix that take no immediate. */
export const SIMD = {
  f32x4NotEqual: 0x42,
  v128Or: 0x50,
  i32x4Shl: 0xab,
  i32x4Add: 0xae,
  f32x4Neg: 0xe1,
  f32x4Add: 0xe4,
  f32x4Sub: 0xe5,
  f32x4Mul: 0xe6,
  f32x4Div: 0xe7,
  f32x4PseudoMin: 0xea,
  f32x4PseudoMax: 0xeb,
  /** Relaxed SIMD: `a·b + c`, with one rounding where the machine has fused multiply-add. */
  f32x4RelaxedMadd: 0x105,
} as const;
export type SimdOp = keyof typeof SIMD;

/** Sub-opcodes that take a memory argument, a constant or lanes. */
export const SIMD_IMMEDIATE = {
  load: 0x00,
  load32Splat: 0x09,
  store: 0x0b,
  constant: 0x0c,
  shuffle: 0x0d,
  store32Lane: 0x5a,
  store64Lane: 0x5b,
} as const;

/** Sub-opcodes after the atomic prefix, on integers of 32 bits (WebAssembly threads proposal). */
export const ATOMIC = { notify: 0x00, wait: 0x01, load: 0x10, add: 0x1e } as const;
