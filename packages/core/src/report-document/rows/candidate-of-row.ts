import type { BlockOptions, BlockSpec } from '../../block/block-spec.js';
import { blockKind } from '../../block/catalogue.js';
import type { Slot } from '../../block/slot.js';
import type { Row } from '../../record/row.js';
import type { Candidate } from '../../space/candidate.js';
import { makeCandidate } from '../../space/candidate-key.js';

/**
 * A candidate as the columns of its row tell it. Columns leave out a sequence's layers, a dilation that differs by direction and the
 * algorithm asked for: where the key is another than the row's, one of these was asked.
 * @throws {BlockError} `UNKNOWN_KIND`
 */
export function candidateOfRow(row: Row): Candidate {
  return makeCandidate({
    slot: slotOfRow(row),
    block: blockOfRow(row),
    engine: row.engine,
    options: { threads: row.threads, chain: row.chain },
  });
}

/** The block of a row, as far as its columns tell it. @throws {BlockError} `UNKNOWN_KIND` */
export function blockOfRow(row: Row): BlockSpec {
  const { implied, options } = blockKind(row.kind);
  const given = optionsOfRow(row);
  const own = new Set([...Object.keys(options), 'squeezeExcite', 'bias', 'activation']);
  const told = Object.entries(given).filter(([name, value]) => value !== null && own.has(name));
  const { middleChannels, ...block }: BlockSpec = { kind: row.kind, ...Object.fromEntries(told) };
  const isImplied = implied?.(block, slotOfRow(row)).middleChannels === middleChannels;
  return middleChannels === undefined || isImplied ? block : { ...block, middleChannels };
}

/** The block options that a row has columns for; null where the column is. */
function optionsOfRow(row: Row): {
  readonly [Name in keyof Omit<BlockOptions, 'layers'>]: BlockOptions[Name] | null;
} {
  return {
    kernel:
      row.kernel_height === null || row.kernel_width === null ? null : [row.kernel_height, row.kernel_width],
    dilation: row.dilation === null ? null : [row.dilation, row.dilation],
    groups: row.groups,
    mix: row.mix as BlockOptions['mix'] | null,
    ratio: row.ratio,
    expansion: row.expansion,
    middleChannels: row.middle_channels,
    shortcut: row.shortcut as BlockOptions['shortcut'] | null,
    squeezeExcite: row.squeeze_excite,
    bias: row.bias,
    activation: row.activation as BlockOptions['activation'],
  };
}

function slotOfRow(row: Row): Slot {
  return {
    input: { height: row.input_height, width: row.input_width, channels: row.input_channels },
    outputChannels: row.output_channels,
    stride: row.stride,
  };
}
