interface Call<Item> {
  readonly items: readonly Item[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets calls that come close together share one commit: a commit costs a flush of the disk (milliseconds), whatever it holds.
 * The first call opens a window; when it closes, everything that came in it is committed at once. Where that fails, each call is
 * committed on its own, so that a bad one takes no other with it.
 */
export class SharedCommits<Item> {
  readonly #commit: (items: readonly Item[]) => Promise<void>;
  readonly #windowMs: number;
  #waiting: Call<Item>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #flushed: Promise<void> = Promise.resolve();

  constructor(commit: (items: readonly Item[]) => Promise<void>, windowMs: number) {
    this.#commit = commit;
    this.#windowMs = windowMs;
  }

  /** Resolves when these are committed. */
  add(items: readonly Item[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      this.#timer ??= setTimeout(() => void this.flush(), this.#windowMs);
    });
  }

  /** Commits what waits, now; resolves when every call so far has been answered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const calls = this.#waiting;
    this.#waiting = [];
    this.#flushed = this.#flushed.then(() => this.#commitTogether(calls));
    return this.#flushed;
  }

  async #commitTogether(calls: readonly Call<Item>[]): Promise<void> {
    if (calls.length === 0) return;
    try {
      await this.#commit(calls.flatMap((call) => call.items));
      for (const call of calls) call.resolve();
    } catch (error) {
      if (calls.length === 1) calls[0]?.reject(error);
      else for (const call of calls) await this.#commitTogether([call]);
    }
  }
}
