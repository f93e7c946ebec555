import type { PlannedTurn } from '@convscape/core';
import { newSecret } from '../access/secret.js';
import type { Session } from '../access/sessions.js';

/** A session that was not heard of for so long has lost its turn. Pages say something every 3 s. */
export const LAPSE_MS = 15_000;
/** Of so many turns that are over it is known whose they were. */
const MOST_OVER = 1024;

/** A turn in the hands of a session. */
export interface Lease {
  readonly id: string;
  readonly turn: PlannedTurn;
  readonly session: Session;
  readonly handedAtMs: number;
}

/** Which of a plan's turns are handed out, and to whom: each to one session at a time, and back in front of the rest when that is gone. */
export class TurnLeases {
  #waiting: PlannedTurn[] = [];
  readonly #handed = new Map<string, Lease>();
  /** Whose turn it was that is over, handed in or given up, by its id. */
  readonly #over = new Map<string, Session>();

  get waiting(): number {
    return this.#waiting.length;
  }

  get handed(): number {
    return this.#handed.size;
  }

  /** The turn that is handed out next. */
  get next(): PlannedTurn | undefined {
    return this.#waiting[0];
  }

  /** Those that sessions have in hand. */
  turnsInHand(): readonly PlannedTurn[] {
    return [...this.#handed.values()].map(({ turn }) => turn);
  }

  plan(turns: readonly PlannedTurn[]): void {
    this.#waiting = [...turns];
  }

  hand(session: Session, nowMs: number): Lease | null {
    const turn = this.#waiting.shift();
    if (turn === undefined) return null;
    const lease = { id: newSecret(), turn, session, handedAtMs: nowMs };
    this.#handed.set(lease.id, lease);
    return lease;
  }

  /** Takes the turn out of the session's hands: `over` where it was handed in or given up before, null where it never was this session's. */
  take(id: string, session: Session): Lease | 'over' | null {
    const lease = this.#handed.get(id);
    if (lease?.session !== session) return this.#over.get(id) === session ? 'over' : null;
    this.#end(lease);
    return lease;
  }

  /** A turn that was taken, and came to nothing. */
  putBack({ turn }: Lease): void {
    this.#waiting.unshift(turn);
  }

  /** Puts back what the session has in hand. */
  release(session: Session): void {
    for (const lease of this.#handed.values()) if (lease.session === session) this.#giveUp(lease);
  }

  /** Puts back what sessions have in hand that are not heard of any more. */
  lapse(nowMs: number): void {
    for (const lease of this.#handed.values()) {
      if (nowMs - lease.session.heardAtMs > LAPSE_MS) this.#giveUp(lease);
    }
  }

  #giveUp(lease: Lease): void {
    this.#end(lease);
    this.putBack(lease);
  }

  #end({ id, session }: Lease): void {
    this.#handed.delete(id);
    this.#over.set(id, session);
    if (this.#over.size > MOST_OVER) this.#over.delete(this.#over.keys().next().value!);
  }
}
