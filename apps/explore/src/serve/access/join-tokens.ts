import { digestOf, isSecret, newSecret } from './secret.js';

/** What a link opens: the report, or the page that makes a device of the browser it is opened in. */
export type Purpose = 'report' | 'device';

/** The one-time tokens of the printed links: of each purpose one is valid, until it is spent and another takes its place. */
export class JoinTokens {
  readonly #digests = new Map<Purpose, Buffer>();

  /** A new token for the purpose; the one before is worth nothing from now on. */
  issue(purpose: Purpose): string {
    const token = newSecret();
    this.#digests.set(purpose, digestOf(token));
    return token;
  }

  /** Spends the purpose's token: true once. */
  spend(purpose: Purpose, token: string): boolean {
    const digest = this.#digests.get(purpose);
    if (digest === undefined || !isSecret(token, digest)) return false;
    this.#digests.delete(purpose);
    return true;
  }
}
