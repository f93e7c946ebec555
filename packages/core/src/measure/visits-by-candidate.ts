import type { JudgedVisit } from './result-of.js';

/** The visits of one run: more are added, and none is changed or taken away. They need not all be held at once. */
export interface VisitsByCandidate {
  /** How many there are. */
  readonly size: number;
  /** Those of one candidate, with those of its hidden duplicate. */
  of(candidate: string): readonly JudgedVisit[];
  /** Whose visits came after the first `size`, in that order: one key a visit. */
  candidatesSince(size: number): readonly string[];
}

/** Visits that are all held. */
export class VisitList<Visit extends JudgedVisit = JudgedVisit> implements VisitsByCandidate {
  readonly #candidates: string[] = [];
  readonly #visits = new Map<string, Visit[]>();

  constructor(visits: Iterable<Visit>) {
    for (const visit of visits) this.add(visit);
  }

  add(visit: Visit): void {
    const { candidate } = visit;
    this.#candidates.push(candidate);
    const own = this.#visits.get(candidate);
    if (own === undefined) this.#visits.set(candidate, [visit]);
    else own.push(visit);
  }

  get size(): number {
    return this.#candidates.length;
  }

  of(candidate: string): readonly Visit[] {
    return this.#visits.get(candidate) ?? [];
  }

  candidatesSince(size: number): readonly string[] {
    return this.#candidates.slice(size);
  }
}
