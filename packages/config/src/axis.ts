import { z } from 'zod';
import { addOwnIssue } from './own-issue.js';
import { MAX_AXIS_VALUES, rangeCount, rangeFault, rangeValues } from './range.js';
import { rangeSchema } from './range-schema.js';

/** An axis of the sweep: one value, or a list of different ones. Reads as the list of its values. */
export function axis<T>(value: z.ZodType<T>) {
  return z.union([listOf(value), value.transform((one): readonly T[] => [one])]);
}

/** As `axis`, for values written as numbers: `{ from, to, step }` or `{ from, to, factor }` stands for a list. */
export function numberAxis<T>(value: z.ZodType<T>, single: z.ZodType<T> = value) {
  return z.union([listOf(value), single.transform((one): readonly T[] => [one]), rangeOf(single)]);
}

/** A list of at least one value, no two alike. */
function listOf<T>(value: z.ZodType<T>) {
  return z
    .array(value)
    .min(1)
    .max(MAX_AXIS_VALUES)
    .transform((values, context): readonly T[] => {
      const seen = new Set<string>();
      values.forEach((one, index) => {
        const written = JSON.stringify(one);
        if (seen.has(written)) {
          addOwnIssue(context, {
            code: 'DUPLICATE_VALUE',
            path: [index],
            message: 'this value stands in the list twice',
            hint: 'take one of them out: each value of an axis is measured once',
          });
        }
        seen.add(written);
      });
      return values;
    });
}

function rangeOf<T>(value: z.ZodType<T>) {
  return rangeSchema.transform((range, context): readonly T[] => {
    const fault = rangeFault(range);
    if (fault !== null) {
      addOwnIssue(context, { code: 'WRONG_RANGE', ...fault });
      return z.NEVER;
    }
    const count = rangeCount(range);
    if (count > MAX_AXIS_VALUES) {
      addOwnIssue(context, {
        code: 'TOO_MANY_VALUES',
        message: `the range has ${formatCount(count)} values: an axis takes at most ${formatCount(MAX_AXIS_VALUES)}`,
        hint: 'take a larger step, or "factor" instead of "step"',
      });
      return z.NEVER;
    }
    const values: T[] = [];
    for (const number of rangeValues(range)) {
      const read = value.safeParse(number);
      if (!read.success) {
        addOwnIssue(context, {
          code: 'WRONG_RANGE',
          message: `the range holds ${number}, which is no value of this option`,
          hint: 'choose "from", "to" and the step so that every value is allowed',
        });
        return z.NEVER;
      }
      values.push(read.data);
    }
    return values;
  });
}

function formatCount(count: number): string {
  return count <= Number.MAX_SAFE_INTEGER ? count.toLocaleString('en') : count.toExponential(0);
}
