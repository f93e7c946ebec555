import type { VisitRecord } from '@convscape/core';

/** The visits of one run, by candidate. */
export class VisitLog {
  readonly #byCandidate = new Map<string, VisitRecord[]>();

  #size = 0;

  constructor(visits: Iterable<VisitRecord>) {
    for (const visit of visits) this.add(visit);
  }

  add(visit: VisitRecord): void {
    const known = this.#byCandidate.get(visit.candidate);
    if (known) known.push(visit);
    else this.#byCandidate.set(visit.candidate, [visit]);
    this.#size++;
  }

  of(candidate: string): readonly VisitRecord[] {
    return this.#byCandidate.get(candidate) ?? [];
  }

  get size(): number {
    return this.#size;
  }

  candidates(): readonly string[] {
    return [...this.#byCandidate.keys()];
  }

  all(): readonly VisitRecord[] {
    return [...this.#byCandidate.values()].flat();
  }

  /** How many visits a disturbance took. */
  discarded(): number {
    return this.all().filter(({ outcome }) => outcome.state === 'discarded').length;
  }
}
