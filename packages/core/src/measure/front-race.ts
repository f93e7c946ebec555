import { likelyPlaces, type Standing } from './budget-order.js';
import { contenders, contestedness, type JudgedCandidate, type PlanCandidate } from './contenders.js';
import type { RaceRequest } from './race.js';
import { raceBounds } from './race-bounds.js';
import { counts, isCapped, isNarrow, type JudgedVisit, resultOf } from './result-of.js';
import type { LatencyTiming, Phase } from './visit.js';
import type { VisitsByCandidate } from './visits-by-candidate.js';

interface Judged extends JudgedCandidate {
  readonly confirmations: number;
  readonly isSettled: boolean;
}

/** Who is still to be measured. */
interface Open {
  /** Those that have fewer visits than asked for. */
  readonly few: readonly Standing[];
  readonly enough: readonly Standing[];
}

const NOBODY: Open = { few: [], enough: [] };

/** What was concluded last. */
interface Known {
  /** By visits of earlier rounds than this … */
  readonly round: number;
  /** … of which this is the newest that any member has a visit of. */
  readonly newest: number;
  readonly slack: number;
  readonly open: Open;
}

interface FrontRaceParts {
  /** Of the front. */
  readonly name: string;
  readonly members: readonly PlanCandidate[];
  readonly visits: VisitsByCandidate;
  /** `confidence`: of one interval of the race. */
  readonly judging: RaceRequest & { readonly confidence: number };
}

/** The candidates that are measured for one front, and which of them are still to be measured for it. */
export class FrontRace {
  readonly #parts: FrontRaceParts;
  #known: Known | null = null;

  constructor(parts: FrontRaceParts) {
    this.#parts = parts;
  }

  get members(): readonly PlanCandidate[] {
    return this.#parts.members;
  }

  /** To be called when a member has more visits than before. */
  judgeAnew(): void {
    this.#known = null;
  }

  /** Who is still to be measured in this round, judged by the visits before it. */
  open(round: number, slack: number): Open {
    const known = this.#known;
    if (known?.slack === slack) {
      // All visits are of earlier rounds than either.
      const isAll = known.newest < Math.min(known.round, round);
      if (known.round === round || isAll) return known.open;
    }
    let newest = 0;
    const judged = this.members.map((member) => {
      const all = this.#parts.visits.of(member.candidate.key);
      for (const visit of all) newest = Math.max(newest, visit.round);
      const before = all.filter((visit) => visit.round < round && counts(visit));
      return this.#judge(member, before, slack);
    });
    const open = this.#openOf(judged, slack);
    this.#known = { round, newest, slack, open };
    return open;
  }

  #judge({ candidate, counted }: PlanCandidate, visits: readonly JudgedVisit[], slack: number): Judged {
    const { protocol, confidence } = this.#parts.judging;
    const confirmations = timingsOf(visits, 'confirmation');
    const result = resultOf(visits, protocol);
    const isConfirmed = 'estimate' in result && confirmations.length >= protocol.confirmation.minVisits;
    return {
      candidate,
      counted,
      result,
      bounds: raceBounds(timingsOf(visits, 'screening').at(-1), confirmations, { confidence, slack }),
      confirmations: confirmations.length,
      isSettled: (isConfirmed && isNarrow(result.estimate, protocol)) || isCapped(confirmations, protocol),
    };
  }

  #openOf(judged: readonly Judged[], slack: number): Open {
    const { protocol, objectives, hasBudget = false } = this.#parts.judging;
    const kept = contenders(judged, objectives);
    const open = judged.filter(({ candidate, isSettled }) => kept.has(candidate.key) && !isSettled);
    if (open.length === 0) return NOBODY;
    const likely = hasBudget ? likelyPlaces(judged, objectives, slack) : null;
    const distances = contestedness(judged, objectives);
    const isFew = ({ confirmations }: Judged) => confirmations < protocol.confirmation.minVisits;
    const standing = (places: ReadonlyMap<string, number>, { candidate, confirmations }: Judged) => ({
      candidate: candidate.key,
      front: this.#parts.name,
      confirmations,
      isPossible: places.has(candidate.key),
      distance: places.get(candidate.key) ?? Infinity,
    });
    return {
      few: open.filter(isFew).map((one) => standing(likely ?? distances, one)),
      enough: open.filter((one) => !isFew(one)).map((one) => standing(distances, one)),
    };
  }
}

function timingsOf(visits: readonly JudgedVisit[], only: Phase): LatencyTiming[] {
  return visits.flatMap(({ phase, outcome }) =>
    outcome.state === 'timed' && phase === only ? [outcome.timing] : [],
  );
}
