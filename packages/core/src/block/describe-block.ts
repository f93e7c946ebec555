import type { BlockSpec } from './block-spec.js';
import { canonicalBlock, resolveBlock } from './canonical-block.js';
import type { Pair } from './layer.js';

/**
 * A block in words that people and tables use: `standard 3x3`, `grouped 3x3 g=4 + pointwise`, `bottleneck 3x3 g=2 ratio=0.5`,
 * `inverted-residual 5x5 t=6 se=4`. Window and
 * expansion are always said; other options only where they differ from their defaults.
 * @throws {BlockError} `UNKNOWN_KIND`
 */
export function describeBlock(block: BlockSpec): string {
  const { kernel, expansion } = resolveBlock(block);
  const own = canonicalBlock(block);
  const parts = [own.kind];
  if (kernel && own.kind !== 'pointwise') parts.push(formatPair(kernel));
  if (own.groups !== undefined) parts.push(`g=${own.groups}`);
  if (own.ratio !== undefined) parts.push(`ratio=${Number(own.ratio.toFixed(4))}`);
  if (expansion !== undefined) parts.push(`t=${Number(expansion.toFixed(4))}`);
  if (own.middleChannels !== undefined) parts.push(`m=${own.middleChannels}`);
  if (own.dilation) parts.push(`d=${formatDilation(own.dilation)}`);
  if (own.squeezeExcite) parts.push(`se=${own.squeezeExcite}`);
  if (own.layers) parts.push(`of ${own.layers.length} layers`);
  if (own.activation) parts.push(own.activation);
  if (own.bias) parts.push('bias');
  if (own.shortcut) parts.push(own.shortcut === 'none' ? 'no shortcut' : `${own.shortcut} shortcut`);
  if (own.mix) parts.push(`+ ${own.mix}`);
  return parts.join(' ');
}

const formatPair = ([height, width]: Pair) => `${height}x${width}`;
const formatDilation = ([height, width]: Pair) => (height === width ? String(height) : `${height}x${width}`);
