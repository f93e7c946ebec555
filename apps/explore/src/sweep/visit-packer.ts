import type { JudgedVisit, LatencyTiming, RanWith, Verification, VisitOutcome } from '@convscape/core';

/** What many visits have in common. */
interface Common {
  readonly turn: Pick<JudgedVisit, 'phase' | 'round' | 'process' | 'duplicate'>;
  readonly ending: { readonly state: 'timed' } | { readonly state: 'discarded'; readonly reason: string };
  readonly flags: LatencyTiming['flags'];
  readonly ran: Omit<RanWith, 'kernelHash' | 'runnableBytes'>;
}

/** A visit with times, without names; what it has in common with others by its number. Its times stand behind all visits of the candidate. */
type Packed = readonly [
  common: number,
  startedAt: string,
  callsPerBatch: number,
  batches: number,
  kernelBatches: number | null,
  correction: number | null,
  kernelHash: string,
  runnableBytes: number,
  verification: PackedVerification | null,
];

type PackedVerification = readonly [
  /** Null: that of the kernel that ran. */
  kernelHash: string | null,
  error: number,
  errorBound: number,
  positions: number,
];

type Timed = Extract<VisitOutcome<LatencyTiming>, { readonly timing: LatencyTiming }>;
type TimedVisit = JudgedVisit & { readonly outcome: Timed };

const hasTimes = (visit: JudgedVisit): visit is TimedVisit => 'timing' in visit.outcome;

/**
 * Packs the visits of a candidate into one text, a fifth of what they take as objects: a line of JSON, and behind it their times, eight letters
 * each. All letters take one byte.
 */
export class VisitPacker {
  readonly #common: Common[] = [];
  readonly #numbers = new Map<string, number>();

  /** @param packed the candidate's visits so far; `undefined`: none */
  add(packed: string | undefined, visit: JudgedVisit): string {
    const text = oneByteLetters(JSON.stringify(hasTimes(visit) ? this.#pack(visit) : untimed(visit)));
    const times = hasTimes(visit) ? lettersOf(timesOf(visit)) : '';
    if (packed === undefined) return inOnePiece(`${text}\n${times}`);
    const [texts, timesBefore] = parts(packed);
    return inOnePiece(`${texts},${text}\n${timesBefore}${times}`);
  }

  unpack(candidate: string, packed: string): readonly JudgedVisit[] {
    const [texts, letters] = parts(packed);
    const visits: readonly (Packed | JudgedVisit)[] = JSON.parse(`[${texts}]`);
    const times = new Times(letters);
    return visits.map((one) => ('outcome' in one ? withNumber(one) : this.#unpack(candidate, one, times)));
  }

  #pack({ phase, round, process, duplicate, startedAt, outcome }: TimedVisit): Packed {
    const { timing, verification } = outcome;
    const { kernelHash, runnableBytes, ...ran } = outcome.ranWith;
    const common = this.#numberOf({
      turn: { phase, round, process, ...(duplicate && { duplicate }) },
      ending: outcome.state === 'timed' ? { state: 'timed' } : { state: 'discarded', reason: outcome.reason },
      flags: timing.flags,
      ran,
    });
    return [
      common,
      startedAt,
      timing.callsPerBatch,
      timing.batchesNs.length,
      timing.kernelBatchesNs?.length ?? null,
      timing.conditions?.correction ?? null,
      kernelHash,
      runnableBytes,
      verification ? packVerification(verification, kernelHash) : null,
    ];
  }

  /** Written out, not spread: objects that begin with a spread get a shape each in V8, and there are many. */
  #unpack(candidate: string, packed: Packed, times: Times): JudgedVisit {
    const [common, startedAt, callsPerBatch, batches, kernelBatches, correction, ...rest] = packed;
    const [kernelHash, runnableBytes, verified] = rest;
    const { turn, ending, flags, ran } = this.#common[common]!;
    const { phase, round, process, duplicate } = turn;
    const timing: LatencyTiming = {
      callsPerBatch,
      batchesNs: times.next(batches),
      flags,
      ...(kernelBatches !== null && { kernelBatchesNs: times.next(kernelBatches) }),
      ...(correction !== null && { conditions: { correction } }),
    };
    const { algorithm, kernels, engineVersion } = ran;
    const ranWith = { algorithm, kernels, kernelHash, engineVersion, runnableBytes };
    const { state } = ending;
    return {
      candidate,
      phase,
      round,
      process,
      startedAt,
      ...(duplicate && { duplicate }),
      outcome: {
        state,
        timing,
        ranWith,
        ...(state === 'discarded' && { reason: ending.reason }),
        ...(verified && { verification: unpackVerification(verified, kernelHash) }),
      } as TimedVisit['outcome'],
    };
  }

  #numberOf(common: Common): number {
    const text = JSON.stringify(common);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#common.length);
    return this.#common.push(common) - 1;
  }
}

/** V8 keeps a text that was put together as the pieces that it was put together from, which take half as much again. */
const inOnePiece = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

/** JSON with whatever takes more than a byte written as `\\u2028`. */
const oneByteLetters = (json: string): string =>
  json.replaceAll(/[^\0-\u007f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The visits without their times, and the times. JSON has no line break of its own. */
function parts(packed: string): readonly [texts: string, times: string] {
  const end = packed.indexOf('\n');
  return [packed.slice(0, end), packed.slice(end + 1)];
}

const timesOf = ({ outcome: { timing } }: TimedVisit): readonly number[] => [
  ...timing.batchesNs,
  ...(timing.kernelBatchesNs ?? []),
];

/** Numbers as letters, bit by bit. */
const lettersOf = (numbers: readonly number[]): string =>
  Buffer.from(Float64Array.from(numbers).buffer).toString('latin1');

/** Numbers out of letters, one after the other. */
class Times {
  readonly #numbers: Float64Array;
  #at = 0;

  constructor(letters: string) {
    this.#numbers = new Float64Array(Uint8Array.from(Buffer.from(letters, 'latin1')).buffer);
  }

  next(count: number): readonly number[] {
    const from = this.#at;
    this.#at += count;
    return [...this.#numbers.subarray(from, this.#at)];
  }
}

function packVerification(
  { kernelHash, error, errorBound, positions }: Verification,
  ranHash: string,
): PackedVerification {
  return [kernelHash === ranHash ? null : kernelHash, error, errorBound, positions];
}

function unpackVerification(
  [kernelHash, error, errorBound, positions]: PackedVerification,
  ranHash: string,
): Verification {
  return { kernelHash: kernelHash ?? ranHash, error, errorBound, positions };
}

/** The error of a wrong answer may be no number, or infinite, which JSON has not: it is kept as its text. */
function untimed({ candidate, phase, round, process, startedAt, duplicate, outcome }: JudgedVisit): object {
  const visit = { candidate, phase, round, process, startedAt, duplicate };
  if (!('verification' in outcome) || outcome.verification === undefined) return { ...visit, outcome };
  const { verification } = outcome;
  const error = String(verification.error);
  return { ...visit, outcome: { ...outcome, verification: { ...verification, error } } };
}

function withNumber(visit: JudgedVisit): JudgedVisit {
  const { outcome } = visit;
  if (outcome.state !== 'failed' || outcome.verification === undefined) return visit;
  const { verification } = outcome;
  const error = Number(verification.error);
  return { ...visit, outcome: { ...outcome, verification: { ...verification, error } } };
}
