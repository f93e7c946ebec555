import { type DevicePeaks, quantile } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { significant } from '../quantity/column-text.js';
import { percentText } from '../quantity/percent-text.js';
import { rateText } from '../quantity/rate-text.js';
import { type RooflinePoint, ridge, roofAt } from './roofline-points.js';

/** What the picture says, in words. Points must be at least one. */
export function rooflineVerdict(points: readonly RooflinePoint[], peaks: DevicePeaks | null): string {
  const busiest = points.reduce((best, point) => (point.macsPerSecond > best.macsPerSecond ? point : best));
  const { row, macsPerSecond } = busiest;
  const most = `The most that any block computes here is ${rateText(macsPerSecond, 'MAC/s')}: ${candidateLabel(row)} in ${row.slot}`;
  if (peaks === null) return `${most}.`;
  const shares = points.map((point) => point.macsPerSecond / roofAt(point.macsPerByte, peaks));
  const underMemory = points.filter(({ macsPerByte }) => macsPerByte < ridge(peaks)).length;
  return (
    `${most}, ${percentText(macsPerSecond / peaks.peakMacsPerSecond)} of the device's peak. ` +
    `Half of all candidates reach ${percentText(quantile(shares, 0.5))} of their own roof or more. ` +
    `${percentText(underMemory / points.length)} lie under the slope of memory: below ${significant(ridge(peaks))} MACs a byte it is traffic that counts, not computing.`
  );
}
