import { LATENCY_COLUMNS, type LatencyColumn, type Objective } from '../../cost/cost.js';

/** Objectives as a front takes them: one latency that is drawn, and the others, which are taken as they stand. */
export interface SplitObjectives {
  /** Undefined where no objective is a latency. */
  readonly latency: LatencyObjective | undefined;
  readonly fixed: readonly Objective[];
}

type LatencyObjective = Objective & { readonly column: LatencyColumn };

export function splitObjectives(objectives: readonly Objective[]): SplitObjectives {
  const measured = objectives.filter(isMeasured);
  const latency = measured.find(({ column }) => column === 'latency_ns') ?? measured[0];
  return { latency, fixed: objectives.filter((objective) => objective !== latency) };
}

export function isMeasured(objective: Objective): objective is LatencyObjective {
  return LATENCY_COLUMNS.some((latency) => latency === objective.column);
}
