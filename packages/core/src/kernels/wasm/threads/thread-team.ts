import type { HelperThread } from '../../../engine/helper-threads.js';
import { CELL, cellIndex, LEAVE } from './cells.js';
import type { LayerLoop } from './loop-export.js';
import { passAllBarriers } from './serve-helper-work.js';

/** The calling thread and its helpers, on one block. Helpers serve many blocks, one at a time: whoever runs next takes them over. */
export class ThreadTeam {
  readonly #module: WebAssembly.Module;
  readonly #memory: WebAssembly.Memory;
  readonly #helpers: readonly HelperThread[];
  readonly #cells: Int32Array;
  #isServed = false;
  #failure: Error | undefined;

  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, helpers: readonly HelperThread[]) {
    this.#module = module;
    this.#memory = memory;
    this.#helpers = helpers;
    this.#cells = new Int32Array(memory.buffer);
  }

  /**
   * Runs the calling thread's loop, and the helpers' of the same layer beside it. Returns when all parts are done.
   * @throws what the loop throws; once a thread has failed, nothing runs any more
   */
  run(layer: number, loop: LayerLoop, times: number, weightSetAddress: number): void {
    if (this.#failure) throw this.#failure;
    if (this.#helpers.some(({ alive }) => !alive)) throw this.#fail('a helper thread has ended');
    this.#callHelpers();
    const base = Atomics.load(this.#cells, cellIndex(CELL.arrived));
    this.#command(layer, times, weightSetAddress, base);
    try {
      loop(times, weightSetAddress, base);
    } catch (thrown) {
      this.#fail(`another thread of it failed: ${String(thrown)}`);
      throw thrown;
    }
    const message = this.#messageOfFailure();
    if (message !== null) throw this.#fail(`a helper thread failed: ${message}`);
  }

  /** Lets the helpers go. */
  leave(): void {
    if (!this.#isServed) return;
    this.#isServed = false;
    this.#command(LEAVE, 0, 0, 0);
  }

  #callHelpers(): void {
    if (this.#isServed) return;
    const lastCommand = Atomics.load(this.#cells, cellIndex(CELL.command));
    this.#helpers.forEach((helper, i) => {
      const work = { module: this.#module, memory: this.#memory, thread: i + 1, lastCommand };
      helper.serve(work, () => this.leave());
    });
    this.#isServed = true;
  }

  #command(layer: number, times: number, weightSetAddress: number, base: number): void {
    const cells = this.#cells;
    Atomics.store(cells, cellIndex(CELL.layer), layer);
    Atomics.store(cells, cellIndex(CELL.times), times);
    Atomics.store(cells, cellIndex(CELL.weightSet), weightSetAddress);
    Atomics.store(cells, cellIndex(CELL.base), base);
    Atomics.add(cells, cellIndex(CELL.command), 1);
    Atomics.notify(cells, cellIndex(CELL.command));
  }

  #messageOfFailure(): string | null {
    const length = Atomics.load(this.#cells, cellIndex(CELL.failed)) - 1;
    if (length < 0) return null;
    return String.fromCharCode(...new Uint16Array(this.#memory.buffer, CELL.message, length));
  }

  #fail(message: string): Error {
    this.#failure = new Error(message);
    passAllBarriers(this.#cells);
    this.leave();
    return this.#failure;
  }
}
