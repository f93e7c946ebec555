import type { BlockOptions, BlockSpec } from '../../block/block-spec.js';
import { resolveBlock } from '../../block/canonical-block.js';
import { blockKind } from '../../block/catalogue.js';
import { describeBlock } from '../../block/describe-block.js';
import type { Slot } from '../../block/slot.js';
import type { Row } from '../../record/row.js';

/** A row's block in words, as `describeBlock` has them: `grouped 3x3 g=8 + pointwise`; a chain behind: `standard 3x3 ×4`. */
export function rowLabel(row: Row): string {
  const { middleChannels, ...named } = optionsOf(row);
  const own = new Set(Object.keys(blockKind(row.kind).options));
  const options = Object.entries(named).filter(
    ([name, value]) => value !== null && (own.has(name) || COMMON.has(name)),
  );
  const block: BlockSpec = { kind: row.kind, ...Object.fromEntries(options) };
  const isImplied = resolveBlock(block, slotOf(row)).middleChannels === middleChannels;
  const whole =
    own.has('middleChannels') && middleChannels !== null && !isImplied ? { ...block, middleChannels } : block;
  return row.chain === 1 ? describeBlock(whole) : `${describeBlock(whole)} ×${row.chain}`;
}

const COMMON: ReadonlySet<string> = new Set(['squeezeExcite', 'bias', 'activation']);

type RowOptions = { readonly [Name in keyof Omit<BlockOptions, 'layers'>]: unknown } & {
  readonly middleChannels: number | null;
};

function optionsOf(row: Row): RowOptions {
  return {
    kernel: row.kernel_height === null ? null : [row.kernel_height, row.kernel_width],
    dilation: row.dilation === null ? null : [row.dilation, row.dilation],
    groups: row.groups,
    mix: row.mix,
    ratio: row.ratio,
    expansion: row.expansion,
    middleChannels: row.middle_channels,
    shortcut: row.shortcut,
    squeezeExcite: row.squeeze_excite,
    bias: row.bias,
    activation: row.activation,
  };
}

function slotOf(row: Row): Slot {
  return {
    input: { height: row.input_height, width: row.input_width, channels: row.input_channels },
    outputChannels: row.output_channels,
    stride: row.stride,
  };
}
