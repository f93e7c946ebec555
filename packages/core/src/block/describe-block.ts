import type { BlockSpec } from './block-spec.js';
import type { Pair } from './layer.js';

/**
 * A block in words that people and tables use: `standard 3x3`, `grouped 3x3 g=4 + pointwise`, `bottleneck 3x3 g=2 ratio=0.5`,
 * `inverted-residual 5x5 t=6 se=4`. What the block leaves to its kind's defaults is not said.
 */
export function describeBlock(block: BlockSpec): string {
  const parts = [block.kind];
  if (block.kernel) parts.push(formatPair(block.kernel));
  if (block.groups !== undefined) parts.push(`g=${block.groups}`);
  if (block.ratio !== undefined) parts.push(`ratio=${short(block.ratio)}`);
  if (block.expansion !== undefined) parts.push(`t=${short(block.expansion)}`);
  if (block.middleChannels !== undefined) parts.push(`m=${block.middleChannels}`);
  if (block.dilation && !isOne(block.dilation)) parts.push(`d=${formatDilation(block.dilation)}`);
  if (block.squeezeExcite) parts.push(`se=${block.squeezeExcite}`);
  if (block.layers) parts.push(`of ${block.layers.length} layers`);
  if (block.activation && block.activation !== 'none') parts.push(block.activation);
  if (block.bias) parts.push('bias');
  if (block.shortcut) parts.push(block.shortcut === 'none' ? 'no shortcut' : `${block.shortcut} shortcut`);
  if (block.mix && block.mix !== 'none') parts.push(`+ ${block.mix}`);
  return parts.join(' ');
}

const formatPair = ([height, width]: Pair) => `${height}x${width}`;
const formatDilation = ([height, width]: Pair) => (height === width ? String(height) : `${height}x${width}`);
const isOne = ([height, width]: Pair) => height === 1 && width === 1;
const short = (value: number) => String(Number(value.toFixed(4)));
