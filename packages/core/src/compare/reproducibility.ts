import { canonicalJson } from '../space/canonical-json.js';
import type { RunComparison } from './compare-runs.js';
import type { RunAlone } from './run-alone.js';

/** One of the figures by which a run confirms another. */
export interface ReproducibilityTarget {
  readonly figure: 'tau' | 'jaccard' | 'coverage' | 'median_difference' | 'p95_difference';
  /** Null where there is nothing to tell it from. */
  readonly value: number | null;
  readonly least?: number;
  readonly most?: number;
}

/** Whether the second of two runs of one sweep confirms the first. */
export interface Reproducibility {
  /** On a virtual machine others take part in what is measured: less is asked there. */
  readonly isShared: boolean;
  readonly targets: readonly ReproducibilityTarget[];
  readonly missed: readonly ReproducibilityTarget[];
}

const OWN_MACHINE = { tau: 0.98, jaccard: 0.9, coverage: 0.99, medianDifference: 0.015, p95Difference: 0.05 };
const SHARED_MACHINE = { tau: 0.95, jaccard: 0.8, coverage: 0.95 };

/**
 * Holds a comparison against what one run of a sweep is asked to agree in with another of the same device. Null where that says nothing:
 * other devices, sweeps or protocols, a run that was not ended, too little in common for an order, or visits that one run took over from the
 * other: its front is then the other's own, and confirms nothing.
 */
export function reproducibility(a: RunAlone, b: RunAlone, comparison: RunComparison): Reproducibility | null {
  const { isSameDevice, takenOver, tau, jaccard, coverage, differences } = comparison;
  const isOneSweep = a.run.sweep === b.run.sweep && sameText(a.run.protocol, b.run.protocol);
  const areWhole = a.run.state === 'complete' && b.run.state === 'complete';
  if (!isSameDevice || !isOneSweep || !areWhole || takenOver.length > 0 || tau === null) return null;
  const hypervisor = a.device?.fingerprint.hypervisor ?? 'unknown';
  const isShared = hypervisor !== 'none' && hypervisor !== 'unknown';
  const asked = isShared ? SHARED_MACHINE : OWN_MACHINE;
  const { aByB, bByA } = coverage;
  const targets: ReproducibilityTarget[] = [
    { figure: 'tau', value: tau, least: asked.tau },
    { figure: 'jaccard', value: jaccard, least: asked.jaccard },
    {
      figure: 'coverage',
      value: aByB === null || bByA === null ? null : Math.min(aByB, bByA),
      least: asked.coverage,
    },
  ];
  if (!isShared) {
    const { medianDifference, p95Difference } = OWN_MACHINE;
    targets.push(
      { figure: 'median_difference', value: differences?.median ?? null, most: medianDifference },
      { figure: 'p95_difference', value: differences?.p95 ?? null, most: p95Difference },
    );
  }
  return { isShared, targets, missed: targets.filter(isMissed) };
}

function isMissed({ value, least, most }: ReproducibilityTarget): boolean {
  if (value === null) return false;
  return (least !== undefined && value < least) || (most !== undefined && value > most);
}

const sameText = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
