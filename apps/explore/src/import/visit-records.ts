import type { MeasuredVisit, VisitRecord } from '@convscape/core';
import type { BelievedVisit } from './check-visits.js';

export interface VisitRecords {
  /** All that are believed. */
  readonly visits: readonly VisitRecord[];
  /** Those of them that were not there. */
  readonly added: readonly VisitRecord[];
}

export interface VisitsBefore {
  /** What the run has, where its file was imported before. */
  readonly there: readonly VisitRecord[];
  /** How many visits the file has, whether they are believed or not. */
  readonly inFile: number;
}

/**
 * What is believed now as visits of the run. A candidate may have been refused when the file was imported before, and not now, or the other way
 * round: so a visit is named after its place in the file, and known again by its turn.
 */
export function visitRecords(
  run: string,
  believed: readonly BelievedVisit[],
  { there, inFile }: VisitsBefore,
): VisitRecords {
  const known = new Map(there.map((visit) => [turnText(visit), visit]));
  const taken = new Set(there.map(({ visit }) => visit));
  const nameOf = (place: number): string => {
    const name = `${run}-${place}`;
    // Another visit has it where names once counted the believed alone; so many are none.
    return taken.has(name) ? `${run}-${inFile + place}` : name;
  };
  const visits = believed.map(
    ({ place, ...visit }): VisitRecord =>
      known.get(turnText(visit)) ?? { ...visit, visit: nameOf(place), run },
  );
  return { visits, added: visits.filter(({ visit }) => !taken.has(visit)) };
}

const turnText = ({ candidate, round, duplicate, startedAt, outcome }: MeasuredVisit): string =>
  `${candidate} ${round} ${duplicate ?? false} ${startedAt} ${outcome.state}`;
