import type { PlannedTensor } from './plan-block.js';
import { NO_BORDER, type TensorLayout } from './tensor-layout.js';

/** Cache lines, and the two that a prefetcher fetches together. */
const ALIGNMENT = 128;

/**
 * Kept free after every buffer: with sizes that are powers of two, tensors would otherwise start at one address modulo
 * 4096, and a load that follows a store with the same low 12 bits waits for it (20 % of a depthwise layer's time).
 */
const STAGGER = 5 * ALIGNMENT;

/** The room a buffer takes. */
export function roomFor(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT + STAGGER;
}

export interface TensorPlaces {
  /** Start of each tensor's buffer, its border included. */
  readonly starts: readonly number[];
  readonly bytes: number;
}

function hasBorder({ border }: TensorLayout): boolean {
  return (Object.keys(NO_BORDER) as (keyof typeof NO_BORDER)[]).some((side) => border[side] > 0);
}

function sameLayout(a: TensorLayout, b: TensorLayout): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Gives every tensor its place in one memory; tensors that are never alive together may share. A border of zeros is
 * written once, before the first run, so a tensor that has one shares with its equals only: nothing else may overwrite it.
 */
export function placeTensors(tensors: readonly PlannedTensor[]): TensorPlaces {
  const starts = new Map<number, number>();
  const size = (tensor: number): number => roomFor(tensors[tensor]!.layout.bytes);
  const largestFirst = [...tensors.keys()].sort((a, b) => size(b) - size(a) || a - b);
  for (const tensor of largestFirst) {
    const { layout, firstStep, lastStep } = tensors[tensor]!;
    const mayStartAt = (start: number): boolean =>
      [...starts].every(([other, otherStart]) => {
        if (otherStart >= start + size(tensor) || start >= otherStart + size(other)) return true;
        const neighbour = tensors[other]!;
        if (firstStep <= neighbour.lastStep && neighbour.firstStep <= lastStep) return false;
        if (!hasBorder(layout) && !hasBorder(neighbour.layout)) return true;
        return start === otherStart && sameLayout(layout, neighbour.layout);
      });
    const candidates = new Set([0, ...[...starts].flatMap(([other, start]) => [start, start + size(other)])]);
    const start = [...candidates].sort((a, b) => a - b).find(mayStartAt)!;
    starts.set(tensor, start);
  }
  const bytes = Math.max(...tensors.map((_, tensor) => starts.get(tensor)! + size(tensor)));
  return { starts: tensors.map((_, tensor) => starts.get(tensor)!), bytes };
}
