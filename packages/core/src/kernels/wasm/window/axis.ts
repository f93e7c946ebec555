/** One axis (rows or columns) of a sliding window. Output o sees inputs `o·stride − padBefore + dilation·k`, `0 ≤ k < kernel`. */
export interface Axis {
  readonly input: number;
  readonly output: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padBefore: number;
}

/** Neighbouring outputs, `count` of them from `first` on, that have the same taps inside the input. */
export interface Span {
  readonly first: number;
  readonly count: number;
  readonly taps: readonly number[];
}

/** The input index that a tap reads for an output; outside the input where the tap lies on a pad. */
export function tapPosition(axis: Axis, output: number, tap: number): number {
  return output * axis.stride - axis.padBefore + tap * axis.dilation;
}

export function tapsInside(axis: Axis, output: number): readonly number[] {
  return [...Array(axis.kernel).keys()].filter((tap) => {
    const position = tapPosition(axis, output, tap);
    return position >= 0 && position < axis.input;
  });
}

/** All outputs of an axis: a few spans at each border, one long one between. */
export function spansOf(axis: Axis): readonly Span[] {
  const spans: Span[] = [];
  for (let output = 0; output < axis.output; output++) {
    const taps = tapsInside(axis, output);
    const last = spans.at(-1);
    if (last && last.taps.length === taps.length && last.taps.every((tap, i) => tap === taps[i])) {
      spans[spans.length - 1] = { ...last, count: last.count + 1 };
    } else {
      spans.push({ first: output, count: 1, taps });
    }
  }
  return spans;
}
