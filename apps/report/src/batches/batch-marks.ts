import { type CandidateBatches, labelOutliers, median, type OutlierLabel, quantile } from '@convscape/core';

/** One batch in the picture. */
export interface BatchMark {
  readonly latencyNs: number;
  /** Its place among all, from 0. */
  readonly index: number;
  readonly label: OutlierLabel;
}

/** What the batches of a visit tell together. */
export interface VisitTiming {
  readonly medianNs: number;
  readonly fastestNs: number;
  readonly slowestNs: number;
}

/** One visit in the picture. */
export interface VisitMarks {
  readonly title: string;
  readonly discarded: string | null;
  readonly flags: readonly string[];
  readonly first: number;
  /** Null where it was cut short before its first batch ended. */
  readonly timing: VisitTiming | null;
  readonly marks: readonly BatchMark[];
}

export interface BatchPicture {
  readonly visits: readonly VisitMarks[];
  readonly count: number;
  /** Ends of the scale: what lies above is drawn at its end, and says so. */
  readonly lowNs: number;
  readonly highNs: number;
  readonly outliers: { readonly mild: number; readonly severe: number };
}

/** No outlier, however far, may press all others flat: the scale ends at so many times the range of the middle 90 %. */
const RANGES_SHOWN = 2.5;

/**
 * Batches with Tukey's fences for each visit: visits differ by their process and its memory, and the fences of all together would call a
 * whole visit an outlier.
 */
export function batchPicture({ visits }: CandidateBatches): BatchPicture {
  let first = 0;
  const drawn = visits.map((visit, at) => {
    const labels = labelOutliers(visit.latenciesNs);
    const marks = visit.latenciesNs.map((latencyNs, index) => ({
      latencyNs,
      index: first + index,
      label: labels[index]!,
    }));
    const begun = first;
    first += marks.length;
    return {
      title: `${at + 1}: ${visit.phase}`,
      discarded: visit.discarded ?? null,
      flags: visit.flags,
      first: begun,
      timing: timingOf(visit.latenciesNs),
      marks,
    };
  });
  const all = drawn.flatMap(({ marks }) => marks);
  const latencies = all.map(({ latencyNs }) => latencyNs);
  const [low, high] = [0.05, 0.95].map((share) => quantile(latencies, share)) as [number, number];
  const range = Math.max(high - low, high * 0.01);
  const severity = (word: string) => all.filter(({ label }) => label.endsWith(word)).length;
  return {
    visits: drawn,
    count: all.length,
    lowNs: Math.max(Math.min(...latencies), low - RANGES_SHOWN * range) - range * 0.1,
    highNs: Math.min(Math.max(...latencies), high + RANGES_SHOWN * range) + range * 0.1,
    outliers: { mild: severity('mild'), severe: severity('severe') },
  };
}

function timingOf(latenciesNs: readonly number[]): VisitTiming | null {
  if (latenciesNs.length === 0) return null;
  return {
    medianNs: median(latenciesNs),
    fastestNs: Math.min(...latenciesNs),
    slowestNs: Math.max(...latenciesNs),
  };
}
