import {
  type Candidate,
  DeviceResultsError,
  type ExpectedSample,
  expectedSample,
  implausible,
  readVisitOutcome,
  type ToldConditions,
  type VisitOutcome,
  withoutSample,
  wrongOutput,
} from '@convscape/core';

export type CheckedResult =
  | { readonly state: 'believed'; readonly outcome: VisitOutcome }
  | { readonly state: 'refused'; readonly reason: string };

/** Finds out whether what devices hand in can be true. */
export class ResultCheck {
  readonly #expected = new Map<string, ExpectedSample>();

  /** `json` is as it came: anything. What is believed is made anew, and holds nothing but what a visit has. */
  check(json: unknown, candidate: Candidate, told: ToldConditions): CheckedResult {
    let outcome: VisitOutcome;
    try {
      outcome = readVisitOutcome(json, 'result');
    } catch (error) {
      if (!(error instanceof DeviceResultsError)) throw error;
      return { state: 'refused', reason: `${error.place} is not what it should be` };
    }
    const reason = implausible(candidate, outcome, told) ?? this.#wrongOutput(candidate, outcome);
    if (reason !== null) return { state: 'refused', reason };
    return { state: 'believed', outcome: withoutSample(outcome) };
  }

  #wrongOutput(candidate: Candidate, outcome: VisitOutcome): string | null {
    return outcome.state === 'timed' ? wrongOutput(candidate, outcome, this.#expectedOf(candidate)) : null;
  }

  /** Computed once: a candidate comes back for every visit. */
  #expectedOf(candidate: Candidate): ExpectedSample {
    const known = this.#expected.get(candidate.key);
    if (known !== undefined) return known;
    const expected = expectedSample(candidate);
    this.#expected.set(candidate.key, expected);
    return expected;
  }
}
