import type { z } from 'zod';
import { blockAxes } from './block-schema.js';
import { chainedLayersProblems } from './chained-layers.js';
import type { ConfigProblem } from './config-problem.js';
import { type HopelessGroups, hopelessGroupsIn } from './groups-fit.js';
import { type JsonDocument, parseJson, problemAt, valueAt } from './json-document.js';
import { inOrder } from './problem-order.js';
import { referencePointProblems } from './reference-point-problems.js';
import { schemaProblems } from './schema-problems.js';
import { slotsSchema } from './slots-schema.js';
import { strideProblems } from './stride-fit.js';
import type { SweepConfig } from './sweep-config.js';
import { chainSchema, MAX_BLOCKS, sweepSchema } from './sweep-schema.js';
import { valuePath } from './value-path.js';

export type ReadSweepConfig =
  | { readonly state: 'valid'; readonly config: SweepConfig }
  | { readonly state: 'invalid'; readonly problems: readonly ConfigProblem[] };

/**
 * Reads the text of a `sweep.json`: JSON with comments and trailing commas, at most 1 MiB; a byte order mark is passed over.
 * All problems are reported at once, in the order of the file (a file that is no JSON reports only that). Never throws.
 */
export function readSweepConfig(text: string): ReadSweepConfig {
  const parsed = parseJson(text);
  if (parsed.state === 'invalid') return { state: 'invalid', problems: inOrder(parsed.problems) };
  const { document } = parsed;
  const read = sweepSchema.safeParse(document.value);
  const problems = [
    ...document.problems,
    ...(read.success ? [] : schemaProblems(document, read.error.issues)),
    ...blockProblems(document),
    ...referencePointProblems(document),
  ];
  if (!read.success || problems.length > 0) return { state: 'invalid', problems: inOrder(problems) };
  return { state: 'valid', config: configOf(read.data) };
}

/** Slots and blocks are looked at one by one, so that a slip elsewhere in the file does not hide these problems. */
function blockProblems(document: JsonDocument): readonly ConfigProblem[] {
  const slots = slotsSchema.safeParse(valueAt(document, ['slots']).value);
  const chain = chainSchema.safeParse(valueAt(document, ['chain']).value);
  const blocks = valueAt(document, ['blocks']).value;
  if (!Array.isArray(blocks)) return [];
  const hopelessGroups = slots.success ? hopelessGroupsIn(slots.data) : () => [];
  return blocks.slice(0, MAX_BLOCKS).flatMap((written, index) => {
    const block = blockAxes.safeParse(written);
    if (!block.success) return [];
    return [
      ...hopelessGroups(block.data).map((hopeless) => groupsProblem(document, index, hopeless)),
      ...(slots.success ? strideProblems(document, index, block.data, slots.data) : []),
      ...(chain.success ? chainedLayersProblems(document, index, block.data, chain.data) : []),
    ];
  });
}

function groupsProblem(document: JsonDocument, block: number, hopeless: HopelessGroups): ConfigProblem {
  const path = valuePath(document, ['blocks', block, 'groups'], hopeless.index);
  const message = `${hopeless.groups} divides none of the widths of this sweep`;
  return problemAt(document, path, { code: 'GROUPS_DO_NOT_DIVIDE', message, hint: hopeless.hint });
}

function configOf(read: z.output<typeof sweepSchema>): SweepConfig {
  const { name, slots, blocks, engines, algorithm, threads, chain, constraints, sample, seed } = read;
  return {
    name,
    space: {
      slots,
      blocks,
      engines,
      algorithms: algorithm,
      threads,
      chain,
      constraints,
      ...(sample !== undefined && { sample }),
      seed,
    },
    measure: read.measure,
    objectives: read.objectives,
    ...(read.referencePoint !== undefined && { referencePoint: read.referencePoint }),
  };
}
