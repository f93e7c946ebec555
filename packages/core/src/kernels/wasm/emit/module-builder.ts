import type { FunctionBuilder } from './function-builder.js';
import { unsignedLeb128 } from './leb128.js';
import { OP, VALUE_TYPE } from './opcodes.js';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
const EXTERN = { function: 0, memory: 2 } as const;
/** A module states how many pages of memory it takes at least, and for one that is shared at most: all there can be. */
const LIMITS = {
  withoutMaximum: [0, ...unsignedLeb128(1)],
  shared: [3, ...unsignedLeb128(1), ...unsignedLeb128(65_536)],
};

/** Names under which a generated module imports its memory. */
export const MEMORY_IMPORT = { module: 'host', name: 'memory' } as const;

function text(name: string): number[] {
  const bytes = [...name].map((character) => character.charCodeAt(0));
  return [...unsignedLeb128(bytes.length), ...bytes];
}

function list(items: readonly (readonly number[])[]): number[] {
  return [...unsignedLeb128(items.length), ...items.flat()];
}

function section(id: number, content: number[]): number[] {
  return [id, ...unsignedLeb128(content.length)].concat(content);
}

/** Collects functions and writes the module: one imported memory, every function with all-integer parameters and no result. */
export class ModuleBuilder {
  readonly #functions: FunctionBuilder[] = [];
  readonly #exported = new Set<string>();
  readonly #sharesMemory: boolean;

  /** `sharesMemory`: with other threads, which takes a memory that is shared. */
  constructor({ sharesMemory = false }: { readonly sharesMemory?: boolean } = {}) {
    this.#sharesMemory = sharesMemory;
  }

  /** Adds a finished function; the answer is the index to call it by. */
  add(definition: FunctionBuilder, { exported }: { readonly exported: boolean }): number {
    if (exported) this.#exported.add(definition.name);
    return this.#functions.push(definition) - 1;
  }

  encode(): Uint8Array<ArrayBuffer> {
    const types = this.#functions.map(({ parameterCount }) => [
      OP.functionType,
      ...unsignedLeb128(parameterCount),
      ...Array<number>(parameterCount).fill(VALUE_TYPE.i32),
      0,
    ]);
    const memory = [
      ...text(MEMORY_IMPORT.module),
      ...text(MEMORY_IMPORT.name),
      EXTERN.memory,
      ...(this.#sharesMemory ? LIMITS.shared : LIMITS.withoutMaximum),
    ];
    const exports = this.#functions.flatMap(({ name }, index) =>
      this.#exported.has(name) ? [[...text(name), EXTERN.function, ...unsignedLeb128(index)]] : [],
    );
    const bodies = this.#functions.map((definition) => definition.encode());
    return Uint8Array.from(
      HEADER.concat(
        section(SECTION.type, list(types)),
        section(SECTION.import, list([memory])),
        section(SECTION.function, list(this.#functions.map((_, index) => unsignedLeb128(index)))),
        section(SECTION.export, list(exports)),
        section(SECTION.code, list(bodies)),
      ),
    );
  }
}
