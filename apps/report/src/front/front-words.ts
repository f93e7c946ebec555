import type { FrontRow } from '@convscape/core';
import { percentText } from '../quantity/percent-text.js';

/** How much of a front is contested, and its hypervolume with its interval; or why it has none. */
export function frontWords(front: FrontRow): string {
  return [contestedWords(front), hypervolumeWords(front)].filter((words) => words !== '').join(' ');
}

function contestedWords({ certain, contested, contested_share: share }: FrontRow): string {
  if (share === null) return '';
  const members = certain + contested;
  if (members === 1)
    return `The one candidate of this front is ${contested === 0 ? 'on it for certain' : 'contested'}.`;
  if (contested === 0) return `All ${members} of this front are on it for certain.`;
  return `${contested} of this front’s ${members} ${contested === 1 ? 'is' : 'are'} contested (${percentText(share)}).`;
}

function hypervolumeWords(front: FrontRow): string {
  const { hypervolume, hypervolume_low: low, hypervolume_high: high } = front;
  if (hypervolume === null || low === null || high === null)
    return `It has no hypervolume: ${front.hypervolume_reason}.`;
  const end =
    front.reference_from === 'sweep'
      ? 'the sweep’s reference point'
      : 'a point a tenth worse than its worst candidate';
  return `Hypervolume ${hypervolume.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}): the share of the box between the best values here and ${end} that it dominates, on logarithmic scales.`;
}

/** `In 56x56x128-128-s1, Kendall’s τ-b between cost and latency is 0.83 (0.82 to 0.84) for MACs …`; empty where there is no order. */
export function orderWords(front: FrontRow): string {
  const told = [
    tauWords('MACs', front.tau_macs, front.tau_macs_low, front.tau_macs_high),
    tauWords('bytes moved', front.tau_bytes_moved, front.tau_bytes_moved_low, front.tau_bytes_moved_high),
  ].filter((words) => words !== '');
  if (told.length === 0) return '';
  return `In ${front.slot}, Kendall’s τ-b between cost and latency is ${told.join(' and ')} (1: the same order, 0: none).`;
}

function tauWords(name: string, tau: number | null, low: number | null, high: number | null): string {
  if (tau === null || low === null || high === null) return '';
  const [least, most] = [low.toFixed(2), high.toFixed(2)];
  // An interval that is one value at these digits says nothing more.
  return `${tau.toFixed(2)}${least === most ? '' : ` (${least} to ${most})`} for ${name}`;
}
