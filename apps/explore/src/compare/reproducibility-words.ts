import type { Reproducibility, ReproducibilityTarget } from '@convscape/core';
import { formatPercent } from '../terminal/percent.js';

const NAMES: { readonly [Figure in ReproducibilityTarget['figure']]: string } = {
  tau: 'τ-b',
  jaccard: 'Jaccard',
  coverage: 'ε-coverage',
  median_difference: 'median difference',
  p95_difference: 'difference at the 95th percentile',
};

/** Whether the runs confirm each other, in words; nothing where that cannot be said. */
export function reproducibilityWords(told: Reproducibility | null): readonly string[] {
  if (told === null) return [];
  const { isShared, targets, missed } = told;
  const machine = isShared ? 'a shared virtual machine' : 'a machine of one’s own';
  if (missed.length === 0) {
    return [`reproduced: ${targets.map(askedText).join(', ')} are asked of two runs on ${machine}`];
  }
  const found = missed.map(
    (target) => `${NAMES[target.figure]} ${valueText(target)}, where ${askedText(target)} is asked`,
  );
  return [
    `not reproducible here, unless something was changed between the runs: ${found.join('; ')} of two runs on ${machine}`,
  ];
}

const isShare = ({ figure }: ReproducibilityTarget) => figure.endsWith('_difference');

function askedText(target: ReproducibilityTarget): string {
  const { figure, least, most } = target;
  if (least !== undefined) return `${NAMES[figure]} ≥ ${least.toFixed(2)}`;
  return `${NAMES[figure]} ≤ ${formatPercent(most ?? 0)}`;
}

function valueText(target: ReproducibilityTarget): string {
  const value = target.value ?? 0;
  return isShare(target) ? formatPercent(value) : value.toFixed(3);
}
