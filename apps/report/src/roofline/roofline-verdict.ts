import { quantile } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { percentText } from '../quantity/percent-text.js';
import { rateText } from '../quantity/rate-text.js';
import type { RooflinePoint } from './roofline-points.js';
import type { Roofs } from './roofs-of.js';
import { roofWord, shareOfRoof } from './under-roof.js';

/** What the picture says, in words. Points must be at least one. */
export function rooflineVerdict(points: readonly RooflinePoint[], roofs: Roofs | null): string {
  const busiest = points.reduce((best, point) => (point.macsPerSecond > best.macsPerSecond ? point : best));
  const { row, macsPerSecond } = busiest;
  const most = `The most that any block computes here is ${rateText(macsPerSecond, 'MAC/s')}: ${candidateLabel(row)} in ${row.slot}`;
  if (roofs === null) return `${most}.`;
  const shares = points.flatMap((point) => shareOfRoof(point, roofs) ?? []);
  const underMemory = points.filter((point) => roofWord(point, roofs) === 'memory').length;
  return (
    `${most}, ${percentText(macsPerSecond / roofs.peakMacsPerSecond)} of the device's peak. ` +
    (shares.length === 0
      ? ''
      : `Half of all candidates reach ${percentText(quantile(shares, 0.5))} of their own roof or more. `) +
    `${percentText(underMemory / points.length)} lie under a slope: there it is traffic that counts, not computing.`
  );
}
