import { candidateLabel } from '../candidate/candidate-label.js';
import { timesText } from '../quantity/times-text.js';
import type { Navigation } from '../view/use-view-state.js';
import type { PromisePoint } from './promise-line.js';

/** One block on a promise panel: its interval, its mark, and a link to it. Places are pixels. */
export function PromiseMark({
  point,
  left,
  top,
  low,
  high,
  radius,
  navigation,
  onHover,
}: {
  readonly point: PromisePoint;
  readonly left: number;
  readonly top: number;
  readonly low: number;
  readonly high: number;
  readonly radius: number;
  readonly navigation: Navigation;
  readonly onHover: (inside: boolean) => void;
}) {
  const { slot, candidate } = point.row;
  const words = `${candidateLabel(point.row)} in ${slot}: promised ${timesText(point.promised)}, measured ${timesText(point.measured)}`;
  return (
    <a
      href={navigation.hashOf({ slot, candidate })}
      aria-label={words}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
      onFocus={() => onHover(true)}
      onBlur={() => onHover(false)}
    >
      <line class="promise-whisker" x1={left} x2={left} y1={low} y2={high} />
      <circle class="promise-reach" cx={left} cy={top} r={radius * 2.2} />
      <circle class="promise-mark" cx={left} cy={top} r={radius} />
    </a>
  );
}
