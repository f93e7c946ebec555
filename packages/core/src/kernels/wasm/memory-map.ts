import { placeTensors, roomFor } from './place-tensors.js';
import type { BlockPlan } from './plan-block.js';
import { FLOAT_BYTES } from './tensor-layout.js';

/** Address 0 stays unused, and the last vector of a tensor may be read past its end. Threads keep step by cells in the first of them. */
export const MARGIN_BYTES = 1024;

/** Where everything lies in a block's one memory: margin, tensors, scratch, weight sets, margin. */
export interface MemoryMap {
  readonly tensorStarts: readonly number[];
  readonly origins: readonly number[];
  /** One a thread. */
  readonly scratchStarts: readonly number[];
  /** One layer runs at a time, so all share the room of the neediest. */
  readonly scratchBytes: number;
  readonly weightsStart: number;
  readonly weightOffsets: readonly number[];
  readonly weightSetBytes: number;
  readonly bytes: number;
}

/** `parameterFloats[i]`: the length of step i's packed parameters. */
export function mapMemory(
  plan: BlockPlan,
  parameterFloats: readonly number[],
  weightSets: number,
): MemoryMap {
  const places = placeTensors(plan.tensors);
  const tensorStarts = places.starts.map((start) => MARGIN_BYTES + start);
  const parts = plan.steps.flatMap((step) => step.parts);
  const scratchBytes = Math.max(0, ...parts.map(({ kernel }) => kernel.scratchBytes));
  const scratchRoom = scratchBytes > 0 ? roomFor(scratchBytes) : 0;
  const scratchStarts = Array.from(
    { length: plan.threads },
    (_, thread) => MARGIN_BYTES + places.bytes + thread * scratchRoom,
  );
  const weightsStart = MARGIN_BYTES + places.bytes + plan.threads * scratchRoom;
  const weightOffsets: number[] = [];
  let weightSetBytes = 0;
  for (const floats of parameterFloats) {
    weightOffsets.push(weightSetBytes);
    weightSetBytes += roomFor(floats * FLOAT_BYTES);
  }
  return {
    tensorStarts,
    origins: tensorStarts.map((start, tensor) => start + plan.tensors[tensor]!.layout.originBytes),
    scratchStarts,
    scratchBytes,
    weightsStart,
    weightOffsets,
    weightSetBytes,
    bytes: weightsStart + weightSets * weightSetBytes + MARGIN_BYTES,
  };
}
