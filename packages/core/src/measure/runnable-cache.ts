import type { Runnable } from '../engine/engine.js';
import type { WeightRotation } from './weight-rotation.js';

/** A runnable with its input set, and the version of the engine that made it. */
export interface PreparedRunnable {
  readonly runnable: Runnable;
  readonly engineVersion: string;
  /** Of its weight sets, where they are to be cold. */
  readonly rotation?: WeightRotation;
  /** It was measured before, in this thread. */
  readonly isWarm?: boolean;
}

/**
 * Prepared runnables, kept from visit to visit so that the rounds of a confirmation do not prepare them again; bounded by the bytes
 * they hold, least recently used go first. Whoever takes a runnable owns it until it is given back.
 */
export class RunnableCache {
  readonly #maxBytes: number;
  /** Oldest first. */
  readonly #entries = new Map<string, PreparedRunnable>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Hands a runnable over and forgets it. */
  take(key: string): PreparedRunnable | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#bytes -= entry.runnable.bytes;
    return entry;
  }

  /** Takes a runnable in; what no longer fits is disposed, the oldest first and this one last. */
  give(key: string, entry: PreparedRunnable): void {
    this.take(key)?.runnable.dispose();
    this.#entries.set(key, entry);
    this.#bytes += entry.runnable.bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.take(oldest)?.runnable.dispose();
    }
  }

  clear(): void {
    for (const key of this.#entries.keys()) this.take(key)?.runnable.dispose();
  }
}
