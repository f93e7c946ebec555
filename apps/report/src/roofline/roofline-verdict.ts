import { quantile } from '@convscape/core';
import { candidateLabel } from '../candidate/candidate-label.js';
import { percentText } from '../quantity/percent-text.js';
import { rateText } from '../quantity/rate-text.js';
import { timesText } from '../quantity/times-text.js';
import { fewerMultiplies, isDirect } from './fewer-multiplies.js';
import type { RooflinePoint } from './roofline-points.js';
import type { Roofs } from './roofs-of.js';
import { roofWord, shareOfRoof } from './under-roof.js';

/** What the picture says, in words. Points must be at least one. */
export function rooflineVerdict(points: readonly RooflinePoint[], roofs: Roofs | null): string {
  const direct = points.filter(({ row }) => isDirect(row));
  const fewer = points.filter(({ row }) => !isDirect(row));
  return [
    direct.length > 0 && directWords(direct, roofs, fewer.length > 0),
    fewer.length > 0 && fewerWords(fewer, roofs),
  ]
    .filter((words) => words !== false)
    .join(' ');
}

/** Of those that compute what their MACs count: these are what a roof is over. */
function directWords(points: readonly RooflinePoint[], roofs: Roofs | null, isPart: boolean): string {
  const { row, macsPerSecond } = busiestOf(points);
  const who = isPart ? 'any block computes by the direct sum' : 'any block computes here';
  const most = `The most that ${who} is ${rateText(macsPerSecond, 'MAC/s')}: ${candidateLabel(row)} in ${row.slot}`;
  if (roofs === null) return `${most}.`;
  const shares = points.flatMap((point) => shareOfRoof(point, roofs) ?? []);
  const underMemory = points.filter((point) => roofWord(point, roofs) === 'memory').length;
  const half =
    shares.length === 0
      ? ''
      : ` Half of ${isPart ? 'them' : 'all candidates'} reach ${percentText(quantile(shares, 0.5))} of their own roof or more.`;
  const slope =
    underMemory === 0
      ? ' None lies under a slope: computing is the limit of all.'
      : ` ${percentText(underMemory / points.length)} lie under a slope: there it is traffic that counts, not computing.`;
  return `${most}, ${percentText(macsPerSecond / roofs.peakMacsPerSecond)} of the device's peak.${half}${slope}`;
}

/** Of those whose algorithm multiplies less than their MACs count: what they do is work of the direct sum, done otherwise. */
function fewerWords(points: readonly RooflinePoint[], roofs: Roofs | null): string {
  const { row, macsPerSecond } = busiestOf(points);
  const against =
    roofs === null
      ? ''
      : `, ${timesText(macsPerSecond / roofs.peakMacsPerSecond)} the peak of direct arithmetic`;
  const blocks =
    points.length === 1 ? 'One block runs' : `${points.length.toLocaleString('en-US')} blocks run`;
  return (
    `${blocks} on Winograd's algorithm, at up to ${rateText(macsPerSecond, 'MAC/s')} of effective work (${candidateLabel(row)} in ${row.slot})${against}. ` +
    `It multiplies less than the MACs say, which count the direct sum: ${row.algorithm} up to ${timesText(fewerMultiplies(row))} less.`
  );
}

function busiestOf(points: readonly RooflinePoint[]): RooflinePoint {
  return points.reduce((best, point) => (point.macsPerSecond > best.macsPerSecond ? point : best));
}
