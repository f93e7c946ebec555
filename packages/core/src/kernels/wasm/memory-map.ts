import { placeTensors, roomFor } from './place-tensors.js';
import type { BlockPlan } from './plan-block.js';
import { FLOAT_BYTES } from './tensor-layout.js';

/** Address 0 stays unused, and the last vector of a tensor may be read past its end. */
const MARGIN_BYTES = 1024;

/** Where everything lies in a block's one memory: margin, tensors, scratch, weight sets, margin. */
export interface MemoryMap {
  readonly tensorStarts: readonly number[];
  readonly origins: readonly number[];
  readonly scratchStart: number;
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
  const scratchStart = MARGIN_BYTES + places.bytes;
  const scratchBytes = Math.max(0, ...plan.steps.map(({ kernel }) => kernel.scratchBytes));
  const weightsStart = scratchStart + (scratchBytes > 0 ? roomFor(scratchBytes) : 0);
  const weightOffsets: number[] = [];
  let weightSetBytes = 0;
  for (const floats of parameterFloats) {
    weightOffsets.push(weightSetBytes);
    weightSetBytes += roomFor(floats * FLOAT_BYTES);
  }
  return {
    tensorStarts,
    origins: tensorStarts.map((start, tensor) => start + plan.tensors[tensor]!.layout.originBytes),
    scratchStart,
    scratchBytes,
    weightsStart,
    weightOffsets,
    weightSetBytes,
    bytes: weightsStart + weightSets * weightSetBytes + MARGIN_BYTES,
  };
}
