/** More values than this in one axis is a slip of the pen: axes multiply. */
export const MAX_AXIS_VALUES = 4_096;

/** `{ from, to, step }` or `{ from, to, factor }`, both ends included where the steps reach them. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly step?: number | undefined;
  readonly factor?: number | undefined;
}

/** Why a range cannot be walked, or null. */
export function rangeFault({ from, to, step, factor }: Range): { message: string; hint?: string } | null {
  if ((step === undefined) === (factor === undefined)) {
    return {
      message: 'a range takes either "step" or "factor"',
      hint: 'as in { "from": 32, "to": 128, "step": 32 }',
    };
  }
  if (to < from)
    return { message: `the range ends (${to}) before it begins (${from})`, hint: 'swap "from" and "to"' };
  if (step !== undefined && step <= 0) return { message: `"step" must be above 0, not ${step}` };
  if (factor !== undefined && factor <= 1) return { message: `"factor" must be above 1, not ${factor}` };
  if (factor !== undefined && from <= 0)
    return { message: `a range with "factor" must begin above 0, not at ${from}` };
  return null;
}

/** How many values the range has, without listing them: `⌊(to − from) / step⌋ + 1` or `⌊log(to / from) / log factor⌋ + 1`. */
export function rangeCount({ from, to, step, factor }: Range): number {
  const steps =
    step !== undefined ? (to - from) / step : (Math.log(to) - Math.log(from)) / Math.log(factor ?? 2);
  // The last step counts as taken when rounding alone keeps it from its end.
  return Math.floor(steps + 1e-9) + 1;
}

/** The range's values; ask `rangeCount` first. Decimal steps give decimal values: 0.1, 0.2, 0.3. */
export function rangeValues(range: Range): readonly number[] {
  const { from, step, factor } = range;
  return Array.from({ length: rangeCount(range) }, (_, i) =>
    Number((step !== undefined ? from + i * step : from * (factor ?? 2) ** i).toPrecision(12)),
  );
}
