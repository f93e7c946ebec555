/** Blocks' memories that one helper thread may hold on to. */
const MOST_BYTES = 256 * 2 ** 20;
/** Each reserves gigabytes of addresses, however little of them it uses. */
const MOST_MEMORIES = 100;

/**
 * The shared memories that a helper thread was given. To its garbage collector they weigh nothing, and it makes little else to collect, so
 * it keeps nearly all of them: a thread that holds too much is to be started anew.
 */
export class ServedMemory {
  readonly #known = new WeakSet<WebAssembly.Memory>();
  #bytes = 0;
  #memories = 0;

  add(memory: WebAssembly.Memory): void {
    if (this.#known.has(memory)) return;
    this.#known.add(memory);
    this.#bytes += memory.buffer.byteLength;
    this.#memories++;
  }

  get isTooMuch(): boolean {
    return this.#bytes > MOST_BYTES || this.#memories > MOST_MEMORIES;
  }
}
