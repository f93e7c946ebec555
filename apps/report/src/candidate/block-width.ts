import type { Row } from '@convscape/core';

/** Channels where a block is widest: of its input, its output, or what an inverted residual expands to and a bottleneck names. */
export function blockWidth({ input_channels, output_channels, middle_channels, expansion }: Row): number {
  return Math.max(
    input_channels,
    output_channels,
    middle_channels ?? 0,
    expansion === null ? 0 : Math.round(input_channels * expansion),
  );
}
