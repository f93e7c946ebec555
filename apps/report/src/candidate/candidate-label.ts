import { type Candidate, candidateWords, type Row, rowLabel } from '@convscape/core';

/** Labels are asked for at every key stroke in the filter. Rows do not change, and most share theirs with rows of other slots. */
const byRow = new WeakMap<Row, string>();
const byOptions = new Map<string, string>();
/** By their key, which is made from all that was asked. */
const byKey = new Map<string, string>();

/** Names these candidates by what was asked of them from now on: their rows do not tell it whole, as a sequence's layers. */
export function labelByWhatWasAsked(candidates: readonly Candidate[]): void {
  for (const candidate of candidates) byKey.set(candidate.key, wordsOf(candidate));
}

/** A candidate in a few words, as the findings have them: `grouped 3x3 g=8 + pointwise`. The slot is said elsewhere. */
export function candidateLabel(row: Row): string {
  const known = byRow.get(row);
  if (known !== undefined) return known;
  const label = byKey.get(row.candidate) ?? labelOf(row);
  byRow.set(row, label);
  return label;
}

function labelOf(row: Row): string {
  const options = optionsKey(row);
  const label = byOptions.get(options) ?? columnsLabel(row);
  byOptions.set(options, label);
  return label;
}

/** All that a label is made from. */
function optionsKey(row: Row): string {
  return JSON.stringify([
    ...[row.kind, row.kernel_height, row.kernel_width, row.dilation, row.groups, row.mix, row.ratio],
    ...[row.expansion, row.middle_channels, row.squeeze_excite, row.shortcut, row.activation, row.bias],
    ...[row.chain, row.input_channels, row.output_channels, row.stride],
  ]);
}

/** A kind that this version does not know has no options to name: its columns have to do. */
function columnsLabel(row: Row): string {
  try {
    return rowLabel(row);
  } catch {
    const kernel = row.kernel_height === null ? '' : ` ${row.kernel_height}x${row.kernel_width}`;
    return `${row.kind}${kernel}`;
  }
}

function wordsOf(candidate: Candidate): string {
  try {
    return candidateWords(candidate);
  } catch {
    return candidate.block.kind;
  }
}
