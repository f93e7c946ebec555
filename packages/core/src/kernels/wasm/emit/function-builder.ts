import { signedLeb128, unsignedLeb128 } from './leb128.js';
import {
  ATOMIC,
  type IntegerOp,
  OP,
  SIMD,
  SIMD_IMMEDIATE,
  type SimdOp,
  VALUE_TYPE,
  type ValueType,
} from './opcodes.js';

/** A local variable of a function under construction; the type parameter keeps pointers and vectors apart. */
export interface Local<T extends ValueType = ValueType> {
  readonly index: number;
  readonly type: T;
}
export type Pointer = Local<'i32'>;
export type Vector = Local<'v128'>;

const FLOAT_ALIGNMENT = 2;

/**
 * Writes the body of one WebAssembly function. All parameters are 32-bit integers, and nothing is returned: kernels take
 * addresses and write to memory. Methods that end a value onto the operand stack say so; the others leave it as it was.
 */
export class FunctionBuilder {
  readonly name: string;
  readonly parameterCount: number;
  readonly #locals: ValueType[] = [];
  readonly #code: number[] = [];
  /** Counters of loops that have ended, for the next loop: engines clear every local at every call. */
  readonly #freeCounters: Pointer[] = [];

  constructor(name: string, parameterCount: number) {
    this.name = name;
    this.parameterCount = parameterCount;
  }

  parameter(index: number): Pointer {
    return { index, type: 'i32' };
  }

  pointer(): Pointer {
    return this.#local('i32');
  }

  vector(): Vector {
    return this.#local('v128');
  }

  vectors(count: number): readonly Vector[] {
    return Array.from({ length: count }, () => this.vector());
  }

  #local<T extends ValueType>(type: T): Local<T> {
    this.#locals.push(type);
    return { index: this.parameterCount + this.#locals.length - 1, type };
  }

  #emit(...bytes: readonly number[]): this {
    for (const byte of bytes) this.#code.push(byte);
    return this;
  }

  /** Pushes a local. */
  get(local: Local): this {
    return this.#emit(OP.localGet, ...unsignedLeb128(local.index));
  }

  /** Pops into a local. */
  set(local: Local): this {
    return this.#emit(OP.localSet, ...unsignedLeb128(local.index));
  }

  /** Pushes an integer. */
  integer(value: number): this {
    return this.#emit(OP.i32Const, ...signedLeb128(value));
  }

  /** `target = source + bytes` */
  pointTo(target: Pointer, source: Pointer, bytes = 0): this {
    this.get(source);
    if (bytes !== 0) this.integer(bytes).#emit(OP.i32Add);
    return this.set(target);
  }

  /** `pointer += bytes` */
  advance(pointer: Pointer, bytes: number): this {
    return bytes === 0 ? this : this.pointTo(pointer, pointer, bytes);
  }

  /** Runs `body` a constant number of times, at least once. A single turn costs no loop. */
  times(count: number, body: () => void): this {
    if (count === 1) {
      body();
      return this;
    }
    const left = this.#freeCounters.pop() ?? this.pointer();
    this.integer(count).set(left).timesLocal(left, body);
    this.#freeCounters.push(left);
    return this;
  }

  /** Runs `body` as often as `left` says, at least once, counting `left` down to 0. */
  timesLocal(left: Pointer, body: () => void): this {
    this.#emit(OP.loop, OP.emptyBlockType);
    body();
    this.advance(left, -1).get(left);
    return this.#emit(OP.branchIf, 0, OP.end);
  }

  /** Runs `body` until it has moved `pointer` to `end`, at least once. */
  until(pointer: Pointer, end: Pointer, body: () => void): this {
    this.#emit(OP.loop, OP.emptyBlockType);
    body();
    this.get(pointer).get(end);
    return this.#emit(OP.i32NotEqual, OP.branchIf, 0, OP.end);
  }

  /** Runs `body` at least once, and again while the integer that it leaves on the stack is not 0. */
  repeatWhile(body: () => void): this {
    this.#emit(OP.loop, OP.emptyBlockType);
    body();
    return this.#emit(OP.branchIf, 0, OP.end);
  }

  /** Pops an integer and runs `body` where it is not 0. */
  when(body: () => void): this {
    this.#emit(OP.if, OP.emptyBlockType);
    body();
    return this.#emit(OP.end);
  }

  /** Leaves the function. */
  leave(): this {
    return this.#emit(OP.return);
  }

  /** Pops a value that nobody wants. */
  drop(): this {
    return this.#emit(OP.drop);
  }

  /** Pops two integers, pushes one. */
  integers(op: IntegerOp): this {
    return this.#emit(OP[op]);
  }

  /** Pushes the integer at a constant address, in one order with all atomic accesses. */
  atomicLoad(address: number): this {
    return this.integer(0).#atomic('load', address);
  }

  /** Adds to the integer at a constant address; pushes what was there. */
  atomicAdd(address: number, value: number): this {
    return this.integer(0).integer(value).#atomic('add', address);
  }

  /** Sleeps until it is notified, unless the integer at a constant address is not `expected`. The thread must be one that may wait. */
  atomicWait(address: number, expected: Pointer): this {
    const withoutEnd = signedLeb128(-1);
    this.integer(0)
      .get(expected)
      .#emit(OP.i64Const, ...withoutEnd);
    return this.#atomic('wait', address).drop();
  }

  /** Wakes all who sleep at a constant address. */
  atomicNotify(address: number): this {
    const all = -1;
    return this.integer(0).integer(all).#atomic('notify', address).drop();
  }

  #atomic(op: keyof typeof ATOMIC, address: number): this {
    return this.#emit(OP.atomicPrefix, ATOMIC[op], FLOAT_ALIGNMENT, ...unsignedLeb128(address));
  }

  /** Calls a function of the same module by its index; its arguments are on the stack. */
  call(functionIndex: number): this {
    return this.#emit(OP.call, ...unsignedLeb128(functionIndex));
  }

  /** Replaces an address with the integer there. */
  loadInteger(offset: number): this {
    return this.#emit(OP.i32Load, FLOAT_ALIGNMENT, ...unsignedLeb128(offset));
  }

  /** Address and integer are on the stack. */
  storeInteger(offset: number): this {
    return this.#emit(OP.i32Store, FLOAT_ALIGNMENT, ...unsignedLeb128(offset));
  }

  /** A SIMD instruction without immediates: takes its operands from the stack and pushes its result. */
  simd(op: SimdOp): this {
    return this.#emit(OP.simdPrefix, ...unsignedLeb128(SIMD[op]));
  }

  #memory(op: keyof typeof SIMD_IMMEDIATE, offset: number, ...lane: readonly number[]): this {
    return this.#emit(
      OP.simdPrefix,
      ...unsignedLeb128(SIMD_IMMEDIATE[op]),
      FLOAT_ALIGNMENT,
      ...unsignedLeb128(offset),
      ...lane,
    );
  }

  /** Pushes four floats from `pointer + offset`. */
  load(pointer: Pointer, offset: number): this {
    return this.get(pointer).#memory('load', offset);
  }

  /** Pushes one float from `pointer + offset`, in all four lanes. */
  loadSplat(pointer: Pointer, offset: number): this {
    return this.get(pointer).#memory('load32Splat', offset);
  }

  /** Stores the first `count` (1 to 4) floats of a vector at `pointer + offset`, and no more than those. */
  store(pointer: Pointer, offset: number, vector: Vector, count = 4): this {
    if (count === 4) return this.get(pointer).get(vector).#memory('store', offset);
    if (count >= 2) this.get(pointer).get(vector).#memory('store64Lane', offset, 0);
    if (count === 2) return this;
    const lane = count - 1;
    return this.get(pointer)
      .get(vector)
      .#memory('store32Lane', offset + 4 * lane, lane);
  }

  /** Pushes four equal floats. */
  constant(value: number): this {
    const bytes = new Uint8Array(Float32Array.of(value, value, value, value).buffer);
    return this.#emit(OP.simdPrefix, ...unsignedLeb128(SIMD_IMMEDIATE.constant), ...bytes);
  }

  /** Takes two vectors; pushes the four floats at `lanes`, 0 to 3 of the first and 4 to 7 of the second. */
  shuffle(lanes: readonly number[]): this {
    const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
    return this.#emit(OP.simdPrefix, ...unsignedLeb128(SIMD_IMMEDIATE.shuffle), ...bytes);
  }

  /** The function's entry in the code section, its length first. */
  encode(): number[] {
    const runs: { count: number; type: ValueType }[] = [];
    for (const type of this.#locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ count: 1, type });
    }
    const declarations = runs.flatMap(({ count, type }) => [...unsignedLeb128(count), VALUE_TYPE[type]]);
    const head = [...unsignedLeb128(runs.length), ...declarations];
    const length = head.length + this.#code.length + 1;
    return unsignedLeb128(length).concat(head, this.#code, OP.end);
  }
}
