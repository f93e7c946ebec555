import type { Row } from '@convscape/core';

/** A feature map's size: `28²`, `28×14`. */
export function mapWords({ input_height, input_width }: Row): string {
  return input_height === input_width ? `${input_height}²` : `${input_height}×${input_width}`;
}

/** A slot in the few letters that fit at the end of a line: `28² 128`, `56² 128→256 s2`. */
export function slotWords(row: Row): string {
  const { input_channels, output_channels, stride } = row;
  const channels =
    input_channels === output_channels ? String(input_channels) : `${input_channels}→${output_channels}`;
  return `${mapWords(row)} ${channels}${stride === 1 ? '' : ` s${stride}`}`;
}
