import type { JudgedVisit, VisitsByCandidate } from '@convscape/core';
import { VisitPacker } from './visit-packer.js';

/**
 * The visits of one run, by candidate: what its plans and results are made from. A run is judged by all its visits until it ends, so they
 * are kept packed; the whole of each is stored.
 */
export class VisitLog implements VisitsByCandidate {
  /** Candidates by their number, and numbers by candidate. */
  readonly #keys: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** By the candidate's number. */
  readonly #packed: string[] = [];
  readonly #packer = new VisitPacker();
  /** The candidate's number of every visit, in the order in which they came. */
  readonly #order: number[] = [];
  #discarded = 0;

  constructor(visits: Iterable<JudgedVisit>) {
    for (const visit of visits) this.add(visit);
  }

  add(visit: JudgedVisit): void {
    const number = this.#numberOf(visit.candidate);
    this.#packed[number] = this.#packer.add(this.#packed[number], visit);
    this.#order.push(number);
    if (visit.outcome.state === 'discarded') this.#discarded++;
  }

  of(candidate: string): readonly JudgedVisit[] {
    const packed = this.#packed[this.#numbers.get(candidate) ?? -1];
    return packed === undefined ? [] : this.#packer.unpack(candidate, packed);
  }

  get size(): number {
    return this.#order.length;
  }

  /** How many visits a disturbance took. */
  get discarded(): number {
    return this.#discarded;
  }

  candidates(): readonly string[] {
    return this.#keys;
  }

  candidatesSince(size: number): readonly string[] {
    return this.#order.slice(size).map((number) => this.#keys[number]!);
  }

  /** Of the candidates that were measured twice. */
  ofTwins(): readonly JudgedVisit[] {
    return this.candidates().flatMap((candidate) => {
      const visits = this.of(candidate);
      return visits.some(({ duplicate }) => duplicate) ? visits : [];
    });
  }

  #numberOf(candidate: string): number {
    const known = this.#numbers.get(candidate);
    if (known !== undefined) return known;
    this.#numbers.set(candidate, this.#keys.length);
    return this.#keys.push(candidate) - 1;
  }
}
