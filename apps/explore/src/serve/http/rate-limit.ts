export interface RateLimitOptions {
  /** How many at once. */
  readonly burst: number;
  /** How many more a second, in the long run. */
  readonly perSecond: number;
}

/** Of so many keys a limit keeps count; of those beyond, the longest unused is forgotten. */
const MOST_KEYS = 1024;

/** A token bucket for each key (an address, a session). Clocks are arguments. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /** Takes one of the key's tokens; false where it has none left. */
  take(key: string, nowMs: number): boolean {
    const { burst, perSecond } = this.#options;
    const before = this.#buckets.get(key) ?? { tokens: burst, atMs: nowMs };
    const gained = (Math.max(0, nowMs - before.atMs) / 1000) * perSecond;
    const tokens = Math.min(burst, before.tokens + gained);
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, atMs: nowMs });
    if (this.#buckets.size > MOST_KEYS) this.#buckets.delete(this.#buckets.keys().next().value!);
    return tokens >= 1;
  }
}
