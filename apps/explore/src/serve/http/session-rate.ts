import type { Session } from '../access/sessions.js';
import { RateLimit } from './rate-limit.js';
import { tooManyRequests } from './refusal.js';

/** A page asks twice a turn, and a turn takes 80 ms at least. */
const SESSION_RATE = { burst: 120, perSecond: 40 };

/** How often one session may ask for anything, the report included. */
export class SessionRate {
  readonly #limit = new RateLimit(SESSION_RATE);

  /** @throws {Refusal} `TOO_MANY_REQUESTS` */
  count({ name }: Session, nowMs: number): void {
    if (!this.#limit.take(name, nowMs)) throw tooManyRequests(1);
  }
}
