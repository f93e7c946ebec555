import type { FrontMembership } from '../pareto/membership.js';
import type { Row } from '../record/row.js';
import { frontMembers } from './front-members.js';

/** A candidate that is on the front of one run and not on that of the other. */
export interface FrontChange {
  readonly candidate: string;
  /** `absent`: that run has no such candidate. */
  readonly a: FrontMembership | 'none' | 'absent';
  readonly b: FrontMembership | 'none' | 'absent';
  /** Whether both runs are sure: certain in the one and out in the other, which has timed it. */
  readonly isCertain: boolean;
}

export interface FrontChanges {
  readonly joined: readonly FrontChange[];
  readonly left: readonly FrontChange[];
}

/** Which candidates B's front has and A's has not, and the other way round; the certain ones first. */
export function frontChanges(a: readonly Row[], b: readonly Row[]): FrontChanges {
  const [inA, inB] = [placesOf(a), placesOf(b)];
  const changesTo = (members: readonly Row[], other: ReadonlyMap<string, FrontMembership | 'none'>) =>
    members
      .filter(({ candidate }) => !isMember(other.get(candidate)))
      .map(({ candidate }): FrontChange => {
        const there = { a: inA.get(candidate) ?? 'absent', b: inB.get(candidate) ?? 'absent' } as const;
        const places = [there.a, there.b];
        return { candidate, ...there, isCertain: places.includes('certain') && places.includes('out') };
      })
      .sort((one, two) => Number(two.isCertain) - Number(one.isCertain));
  return { joined: changesTo(frontMembers(b), inA), left: changesTo(frontMembers(a), inB) };
}

function placesOf(rows: readonly Row[]): Map<string, FrontMembership | 'none'> {
  return new Map(rows.map(({ candidate, front }) => [candidate, front ?? 'none']));
}

const isMember = (place: FrontMembership | 'none' | undefined): boolean =>
  place === 'certain' || place === 'contested';
