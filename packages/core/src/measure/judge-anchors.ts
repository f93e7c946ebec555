import { median, quantile } from '../stats/quantile.js';

/** So many candidates are timed again before a run is gone on with. */
export const ANCHORS = 12;
/** Fewer say too little. */
const LEAST_ANCHORS = 6;
const SAME_WITHIN = 0.03;
const SHIFTED_WITHIN = 0.05;
/** p90 ÷ p10 of a shift that is the same for all. */
const UNIFORM_WITHIN = 1.1;
/** So many must lie within 5 % of the median for it to speak for all: a few may have been disturbed while they were timed again. */
const LEAST_AGREEING = 2 / 3;

/** Whether the machine still measures what it measured before: by the latencies of some candidates now ÷ then. */
export interface AnchorsVerdict {
  /**
   * `same`: the median within 3 %, and two thirds of the anchors within 5 % of it. `shifted`: within 5 %, and alike for all. `changed`: what is measured now cannot meet what is there. `unknown`: fewer
   * than six could be compared.
   */
  readonly state: 'same' | 'shifted' | 'changed' | 'unknown';
  readonly anchors: number;
  /** Of now ÷ then; 1 where there was none. */
  readonly ratio: number;
  readonly spread: number;
}

/** @param ratios latency now ÷ then, one a candidate, both at the clock of one baseline */
export function judgeAnchors(ratios: readonly number[]): AnchorsVerdict {
  const anchors = ratios.length;
  if (anchors < LEAST_ANCHORS) return { state: 'unknown', anchors, ratio: 1, spread: 1 };
  const ratio = median(ratios);
  const spread = quantile(ratios, 0.9) / quantile(ratios, 0.1);
  const shift = Math.abs(ratio - 1);
  const isShifted = shift <= SHIFTED_WITHIN && spread <= UNIFORM_WITHIN;
  const agreeing = ratios.filter((one) => Math.abs(one / ratio - 1) <= SHIFTED_WITHIN).length;
  const isSame = shift <= SAME_WITHIN && agreeing >= LEAST_AGREEING * anchors;
  const state = isSame ? 'same' : isShifted ? 'shifted' : 'changed';
  return { state, anchors, ratio, spread };
}
