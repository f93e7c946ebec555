import {
  type BlockAxes,
  type BlockKind,
  type BlockOptions,
  type BlockSpec,
  blockKinds,
  COMMON_DEFAULTS,
  type OwnOptionName,
} from '@convscape/core';
import { z } from 'zod';
import { numberAxis } from './axis.js';
import { OPTION_AXES, OPTION_DESCRIPTIONS, OPTION_VALUES } from './block-options-schema.js';
import { strictKeys } from './strict-keys.js';

/** A block entry of a sweep: its kind, and its options as axes. */
export const blockAxes = oneOfTheKinds(OPTION_AXES, {
  stride: numberAxis(z.int().min(1).max(64))
    .optional()
    .meta({ description: 'Only for slots with one of these strides. Default: for all slots.' }),
}) as z.ZodType<BlockAxes>;

/** One concrete block. */
export const blockSpec = oneOfTheKinds(OPTION_VALUES, {}) as z.ZodType<BlockSpec>;

/** Each kind takes its own options and the common ones, no others. */
function oneOfTheKinds(
  schemas: { readonly [Name in keyof BlockOptions]: z.ZodType },
  more: { readonly [key: string]: z.ZodType },
) {
  const kinds = blockKinds.map((kind) => {
    const options = optionsOf(kind).map(([name, fallback]) => {
      const description = `${OPTION_DESCRIPTIONS[name]}${fallback === undefined ? '' : ` Default ${written(fallback)}.`}`;
      const required = kind.required.includes(name as OwnOptionName);
      const schema = required ? schemas[name] : schemas[name].optional();
      return [name, schema.meta({ description })] as const;
    });
    const name = z.literal(kind.kind).meta({ description: kind.summary });
    return strictKeys({ kind: name, ...Object.fromEntries(options), ...more }).meta({
      title: kind.kind,
      description: kind.summary,
    });
  });
  return z.discriminatedUnion('kind', kinds as [(typeof kinds)[0], ...typeof kinds]);
}

function optionsOf(kind: BlockKind): readonly (readonly [keyof BlockOptions, unknown])[] {
  return Object.entries({ ...kind.options, ...COMMON_DEFAULTS }) as [keyof BlockOptions, unknown][];
}

/** A default as the user would write it: equal height and width are one number. */
function written(value: unknown): string {
  return JSON.stringify(Array.isArray(value) && value[0] === value[1] ? value[0] : value);
}
