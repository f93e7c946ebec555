import type { Objective } from '@convscape/core';
import type { ViewState } from '../view/view-state.js';
import { columnGoal } from './column-goal.js';

/** The direction of the cost axis that is better: as chosen, or else as the sweep says. */
export function costGoal({ x, goal }: Pick<ViewState, 'x' | 'goal'>, objectives: readonly Objective[]) {
  return goal === '' ? columnGoal(x, objectives) : goal;
}

/** By what candidates dominate each other in this view. */
export function dominanceObjectives(
  view: Pick<ViewState, 'x' | 'y' | 'goal' | 'by'>,
  objectives: readonly Objective[],
): readonly Objective[] {
  if (view.by === 'sweep') return objectives;
  const axes: readonly Objective[] = [
    { column: view.x, goal: costGoal(view, objectives) },
    { column: view.y, goal: 'minimize' },
  ];
  if (view.by === 'axes' || view.x === 'mixing_reach') return axes;
  return [...axes, { column: 'mixing_reach', goal: 'maximize' }];
}
