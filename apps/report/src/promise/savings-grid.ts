import { compareSlots } from '../slot/compare-slots.js';
import type { GroupingPanel } from './grouping-panels.js';
import type { PromisePoint } from './promise-line.js';
import type { SeparablePanel } from './separable-panels.js';

/** A column of the heatmap: one way of computing less. */
export interface SavingsColumn {
  readonly key: string;
  /** `g = 4`; `dw` where each channel is a group of its own; empty for a block without groups. */
  readonly title: string;
}

/** Columns under one heading: `grouped 3×3 → 1×1`. */
export interface SavingsGroup {
  readonly title: string;
  readonly columns: readonly SavingsColumn[];
}

/** Groups × width: every slot a row, every grouping a column. */
export interface SavingsGrid {
  readonly groups: readonly SavingsGroup[];
  readonly rows: readonly {
    readonly slot: string;
    /** By column key. */
    readonly cells: ReadonlyMap<string, PromisePoint>;
  }[];
}

/** What stands over a column. */
export function columnWords({ title }: SavingsColumn): string {
  if (title === '') return '';
  return title === 'dw' ? 'depthwise' : `g = ${title}`;
}

export const MIX_TITLES: { readonly [mix: string]: string } = {
  none: 'alone',
  shuffle: 'then a shuffle',
  pointwise: 'then a 1×1',
};

export function savingsGrid(
  grouping: readonly GroupingPanel[],
  separable: readonly SeparablePanel[],
): SavingsGrid {
  const bySlot = new Map<string, Map<string, PromisePoint>>();
  const put = (point: PromisePoint, key: string) => {
    const cells = bySlot.get(point.row.slot) ?? new Map<string, PromisePoint>();
    // Of several with other options than these the first stands for all: the plainest, as sweeps are written.
    if (!cells.has(key)) cells.set(key, point);
    bySlot.set(point.row.slot, cells);
  };
  const groups: SavingsGroup[] = grouping.map(({ kernel, mix, lines }) => {
    const points = lines.flatMap((line) => line.points);
    const columnOf = ({ row, at }: PromisePoint) => (row.kind === 'depthwise' ? 'dw' : String(at));
    for (const point of points) put(point, `${kernel} ${mix} ${columnOf(point)}`);
    const titles = [...new Set(points.map(columnOf))].sort(byGroups);
    return {
      title: `Grouped ${kernel}, ${MIX_TITLES[mix] ?? mix}`,
      columns: titles.map((title) => ({ key: `${kernel} ${mix} ${title}`, title })),
    };
  });
  for (const { kernel, lines } of separable) {
    for (const point of lines.flatMap((line) => line.points)) put(point, `${kernel} separable`);
    groups.push({
      title: `Depthwise separable ${kernel}`,
      columns: [{ key: `${kernel} separable`, title: '' }],
    });
  }
  return {
    groups,
    rows: [...bySlot].sort(([a], [b]) => compareSlots(a, b)).map(([slot, cells]) => ({ slot, cells })),
  };
}

/** By number, the depthwise column last. */
function byGroups(a: string, b: string): number {
  if (a === 'dw' || b === 'dw') return Number(a === 'dw') - Number(b === 'dw');
  return Number(a) - Number(b);
}
