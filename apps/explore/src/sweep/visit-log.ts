import type { JudgedVisit, VisitsByCandidate } from '@convscape/core';
import { VisitPacker } from './visit-packer.js';

/**
 * The visits of one run, by candidate: what its plans and results are made from. A run is judged by all its visits until it ends, so they
 * are kept packed; the whole of each is stored.
 */
export class VisitLog implements VisitsByCandidate {
  readonly #packed = new Map<string, string>();
  readonly #packer = new VisitPacker();
  #size = 0;
  #discarded = 0;

  constructor(visits: Iterable<JudgedVisit>) {
    for (const visit of visits) this.add(visit);
  }

  add(visit: JudgedVisit): void {
    const packed = this.#packed.get(visit.candidate);
    this.#packed.set(visit.candidate, this.#packer.add(packed, visit));
    this.#size++;
    if (visit.outcome.state === 'discarded') this.#discarded++;
  }

  of(candidate: string): readonly JudgedVisit[] {
    const packed = this.#packed.get(candidate);
    return packed === undefined ? [] : this.#packer.unpack(candidate, packed);
  }

  get size(): number {
    return this.#size;
  }

  /** How many visits a disturbance took. */
  get discarded(): number {
    return this.#discarded;
  }

  candidates(): readonly string[] {
    return [...this.#packed.keys()];
  }

  all(): readonly JudgedVisit[] {
    return this.candidates().flatMap((candidate) => this.of(candidate));
  }
}
