import type { Purpose } from './join-tokens.js';
import { digestOf, newSecret } from './secret.js';

export interface Session {
  /** Safe to print and to log: it opens nothing. */
  readonly name: string;
  readonly purpose: Purpose;
  /** When it was last used, for whatever. */
  seenAtMs: number;
  /** When its measuring page last said something: whoever reads the report with it keeps no turn. */
  heardAtMs: number;
  /** Results of it that were not believed. */
  refused: number;
  /** Times it paused that were kept with its run. */
  pauses: number;
  /** What it said it is, by fingerprint. */
  readonly devices: Set<string>;
}

const MOST_SESSIONS = 256;
const LONGEST_SILENCE_MS = 12 * 3_600_000;

/** Who has spent a token. Only digests of session tokens are kept, and looked up by: how long that takes tells nothing of a token. */
export class Sessions {
  readonly #byDigest = new Map<string, Session>();
  #opened = 0;

  open(purpose: Purpose, nowMs: number): { readonly session: Session; readonly token: string } {
    const token = newSecret();
    const session: Session = {
      name: `session ${++this.#opened}`,
      purpose,
      seenAtMs: nowMs,
      heardAtMs: nowMs,
      refused: 0,
      pauses: 0,
      devices: new Set(),
    };
    this.#byDigest.set(keyOf(token), session);
    if (this.#byDigest.size > MOST_SESSIONS) this.#endLongestUnheard();
    return { session, token };
  }

  find(token: string, nowMs: number): Session | undefined {
    const session = this.#byDigest.get(keyOf(token));
    if (session === undefined) return undefined;
    if (nowMs - session.seenAtMs > LONGEST_SILENCE_MS) {
      this.end(session);
      return undefined;
    }
    session.seenAtMs = nowMs;
    return session;
  }

  end(session: Session): void {
    for (const [key, known] of this.#byDigest) if (known === session) this.#byDigest.delete(key);
  }

  #endLongestUnheard(): void {
    let longest: Session | undefined;
    for (const session of this.#byDigest.values()) {
      if (longest === undefined || session.seenAtMs < longest.seenAtMs) longest = session;
    }
    if (longest !== undefined) this.end(longest);
  }
}

const keyOf = (token: string) => digestOf(token).toString('hex');
