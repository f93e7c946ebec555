import type { VisitRecord } from '@convscape/core';
import type { Store } from '@convscape/store';

/** Stores visits while measuring goes on: a worker need not wait for the disk, but a disk that fails stops the sweep. */
export class VisitWriter {
  readonly #store: Pick<Store, 'putVisits'>;
  readonly #underWay = new Set<Promise<void>>();
  #failure: unknown = null;

  constructor(store: Pick<Store, 'putVisits'>) {
    this.#store = store;
  }

  /** @throws whatever an earlier visit could not be stored for. */
  add(visit: VisitRecord): void {
    this.#rethrow();
    const writing: Promise<void> = this.#store
      .putVisits([visit])
      .catch((error: unknown) => {
        this.#failure ??= error ?? new Error('a visit could not be stored');
      })
      .finally(() => this.#underWay.delete(writing));
    this.#underWay.add(writing);
  }

  /** Resolves when every visit added so far is on disk. */
  async flush(): Promise<void> {
    await Promise.all(this.#underWay);
    this.#rethrow();
  }

  #rethrow(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}
