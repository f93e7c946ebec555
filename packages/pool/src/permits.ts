/** A fixed number of permits, handed out first come, first served: one lets a task run beside others, all of them let it run alone. */
export class Permits {
  readonly total: number;
  #free: number;
  readonly #waiting: { readonly count: number; readonly grant: () => void }[] = [];

  constructor(total: number) {
    this.total = total;
    this.#free = total;
  }

  /** Runs `work` once `count` permits are free, and gives them back when it ends, however it ends. */
  async with<T>(count: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((grant) => {
      this.#waiting.push({ count, grant });
      this.#grantNext();
    });
    try {
      return await work();
    } finally {
      this.#free += count;
      this.#grantNext();
    }
  }

  #grantNext(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (next === undefined || next.count > this.#free) return;
      this.#waiting.shift();
      this.#free -= next.count;
      next.grant();
    }
  }
}
