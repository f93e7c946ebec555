import {
  compareRuns,
  type NeverMeet,
  neverMeet,
  type RatioEstimate,
  type RunComparison,
} from '@convscape/core';
import type { ChosenSides } from './chosen-sides.js';
import { type Side, sideAlone } from './side.js';

/** What the base and one other side say together, or why their results cannot meet. */
export type SideComparison =
  | { readonly state: 'never-meet'; readonly side: Side; readonly why: NeverMeet }
  | {
      readonly state: 'compared';
      readonly side: Side;
      readonly comparison: RunComparison;
      readonly ratios: ReadonlyMap<string, SideRatio>;
    };

/** `taken-over`: one run has the visits of the other, and says nothing of its own. */
export type SideVerdict = RunComparison['compared'][number]['verdict'] | 'taken-over';

/** A candidate's latency there ÷ in the base run. */
export type SideRatio =
  | (RatioEstimate & { readonly verdict: Exclude<SideVerdict, 'taken-over'> })
  | { readonly verdict: 'taken-over' };

export function sideComparisons({ base, others }: ChosenSides): readonly SideComparison[] {
  const a = sideAlone(base);
  return others.map((side): SideComparison => {
    const why = neverMeet(base.run, side.run);
    if (why !== null) return { state: 'never-meet', side, why };
    const comparison = compareRuns(a, sideAlone(side));
    const ratios = new Map<string, SideRatio>(comparison.compared.map((one) => [one.candidate, one]));
    for (const candidate of comparison.takenOver) ratios.set(candidate, { verdict: 'taken-over' });
    return { state: 'compared', side, comparison, ratios };
  });
}
