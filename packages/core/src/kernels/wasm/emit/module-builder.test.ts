import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FunctionBuilder } from './function-builder.js';
import { MEMORY_IMPORT, ModuleBuilder } from './module-builder.js';

async function instantiate(definitions: readonly FunctionBuilder[]) {
  const module = new ModuleBuilder();
  for (const definition of definitions) module.add(definition, { exported: true });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const imports = { [MEMORY_IMPORT.module]: { [MEMORY_IMPORT.name]: memory } };
  const { instance } = await WebAssembly.instantiate(module.encode(), imports);
  const call = (name: string, ...args: number[]) =>
    (instance.exports[name] as (...args: number[]) => void)(...args);
  return { call, integers: new Int32Array(memory.buffer), floats: new Float32Array(memory.buffer) };
}

describe('a module', () => {
  it('keeps any 32-bit integer as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (value) => {
        const f = new FunctionBuilder('write', 1);
        f.get(f.parameter(0)).integer(value).storeInteger(0);
        const { call, integers } = await instantiate([f]);
        call('write', 16);
        return integers[4] === value;
      }),
      { numRuns: 50 },
    );
  });

  it('runs loops of constant length, inside each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (outer, inner) => {
          const f = new FunctionBuilder('count', 1);
          const steps = f.pointer();
          f.times(outer, () => {
            f.advance(steps, 100);
            f.times(inner, () => f.advance(steps, 1));
          });
          f.get(f.parameter(0)).get(steps).storeInteger(0);
          const { call, integers } = await instantiate([f]);
          call('count', 0);
          return integers[0] === outer * (100 + inner);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('calls its functions with their arguments', async () => {
    const write = new FunctionBuilder('write', 2);
    write.get(write.parameter(0)).get(write.parameter(1)).storeInteger(0);
    const twice = new FunctionBuilder('twice', 1);
    twice.integer(0).get(twice.parameter(0)).call(0).integer(4).get(twice.parameter(0)).call(0);
    const { call, integers } = await instantiate([write, twice]);
    call('twice', 77);
    expect([...integers.subarray(0, 3)]).toEqual([77, 77, 0]);
  });

  it.each([1, 2, 3, 4])('stores %d lanes of a vector and no more', async (lanes) => {
    const f = new FunctionBuilder('store', 2);
    const vector = f.vector();
    f.load(f.parameter(0), 0).set(vector).store(f.parameter(1), 0, vector, lanes);
    const { call, floats } = await instantiate([f]);
    floats.set([1, 2, 3, 4, -1, -1, -1, -1]);
    call('store', 0, 16);
    expect([...floats.subarray(4, 8)]).toEqual(
      [1, 2, 3, 4].map((value, lane) => (lane < lanes ? value : -1)),
    );
  });

  it('shuffles lanes of two vectors', async () => {
    const f = new FunctionBuilder('shuffle', 1);
    const result = f.vector();
    f.load(f.parameter(0), 0)
      .load(f.parameter(0), 16)
      .shuffle([0, 4, 3, 7])
      .set(result)
      .store(f.parameter(0), 32, result);
    const { call, floats } = await instantiate([f]);
    floats.set([1, 2, 3, 4, 5, 6, 7, 8]);
    call('shuffle', 0);
    expect([...floats.subarray(8, 12)]).toEqual([1, 5, 4, 8]);
  });
});
