import { resolveBlock } from '../../block/canonical-block.js';
import type { LoweredLayers } from '../../block/layer.js';
import { lowerBlock } from '../../block/lower-block.js';
import { formatSlot } from '../../block/slot.js';
import type { Row } from '../../record/row.js';
import type { Candidate } from '../../space/candidate.js';
import { countedColumns } from '../../space/counted-columns.js';

/** What is known of a candidate before any of its visits: its block, its slot, what was asked of the engine, and all counts. */
export type CountedRow = Omit<Row, keyof MeasuredColumns>;

type MeasuredColumns = Pick<
  Row,
  | 'algorithm'
  | 'kernels'
  | 'cache'
  | 'state'
  | 'reason'
  | 'latency_ns'
  | 'latency_low_ns'
  | 'latency_high_ns'
  | 'latency_p95_ns'
  | 'kernel_latency_ns'
  | 'visits'
  | 'batches'
  | 'front'
  | 'front_probability'
  | 'savings_realised'
  | 'device'
  | 'sweep'
  | 'run'
  | 'roofline_share'
>;

/** Costs are those of all that runs: a chain of n counts n times. */
export function countedRow(
  { key, slot, block, engine, options }: Candidate,
  reachOf: (lowered: LoweredLayers) => number,
): CountedRow {
  const resolved = resolveBlock(block, slot);
  const { kernel, dilation } = resolved;
  return {
    candidate: key,
    slot: formatSlot(slot),
    kind: block.kind,
    groups: resolved.groups ?? null,
    kernel_height: kernel?.[0] ?? null,
    kernel_width: kernel?.[1] ?? null,
    stride: slot.stride,
    // One number stands for both directions; where they differ, none does.
    dilation: dilation !== undefined && dilation[0] === dilation[1] ? dilation[0] : null,
    input_height: slot.input.height,
    input_width: slot.input.width,
    input_channels: slot.input.channels,
    output_channels: slot.outputChannels,
    mix: resolved.mix ?? null,
    ratio: resolved.ratio ?? null,
    expansion: resolved.expansion ?? null,
    middle_channels: resolved.middleChannels ?? null,
    squeeze_excite: resolved.squeezeExcite,
    shortcut: resolved.shortcut ?? null,
    activation: resolved.activation,
    bias: resolved.bias,
    chain: options.chain,
    engine,
    threads: options.threads,
    ...countedColumns(lowerBlock(block, slot, options.chain), reachOf),
  };
}
