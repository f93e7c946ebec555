import {
  BlockError,
  type BlockSpec,
  type FeatureMap,
  type LayerName,
  type LoweredLayers,
  lowerBlock,
  placeLayer,
  type Slot,
} from '@convscape/core';
import type { ConfigProblem } from './config-problem.js';
import { type JsonDocument, parseJson, problemAt, valueAt } from './json-document.js';
import type { JsonPath } from './json-path.js';
import { type WrittenLayer, writtenBlock, writtenLayer } from './layers-schema.js';
import { inOrder } from './problem-order.js';
import { schemaProblems } from './schema-problems.js';

/** What one entry asks the cost of. */
export type LayersSubject =
  | { readonly of: 'layer'; readonly layer: LayerName }
  | { readonly of: 'block'; readonly block: BlockSpec; readonly slot: Slot };

/** One entry, lowered; or why there is no such layer or block. */
export type LayersEntry =
  | { readonly state: 'lowered'; readonly subject: LayersSubject; readonly layers: LoweredLayers }
  | { readonly state: 'impossible'; readonly problem: ConfigProblem };

export type ReadLayers =
  | { readonly state: 'valid'; readonly entries: readonly LayersEntry[] }
  | { readonly state: 'invalid'; readonly problems: readonly ConfigProblem[] };

/** Layers of all entries together: about a thousand deep networks. */
const MAX_LAYERS = 100_000;
/** 4 MiB: a layer takes about a hundred bytes. */
const MAX_LAYERS_BYTES = 4 * 2 ** 20;

/**
 * Reads what `explore cost` takes: a list of layers with their input and of `{ block, slot }` objects, or one of them alone.
 * A file that is not written right is invalid as a whole, with all its problems; an entry that is, but cannot exist
 * (8 groups over 12 channels), is `impossible` and does not keep the others from being counted. Never throws.
 *
 * A layer on its own that reads several inputs gets two of its `input`; of `scale`, the second is its gate (`1 × 1 × c`).
 */
export function readLayers(text: string): ReadLayers {
  const parsed = parseJson(text, MAX_LAYERS_BYTES);
  if (parsed.state === 'invalid') return { state: 'invalid', problems: inOrder(parsed.problems) };
  const { document } = parsed;
  if (Array.isArray(document.value) && document.value.length === 0) {
    const message = 'the list is empty: at least one layer or block is expected';
    return { state: 'invalid', problems: [problemAt(document, [], { code: 'WRONG_LENGTH', message })] };
  }
  const paths: readonly JsonPath[] = Array.isArray(document.value)
    ? document.value.map((_, index) => [index])
    : [[]];
  const read = paths.map((path) => readEntry(document, path));
  const problems = [
    ...document.problems,
    ...read.flatMap((entry) => (entry.state === 'invalid' ? entry.problems : [])),
  ];
  if (problems.length > 0) return { state: 'invalid', problems: inOrder(problems) };

  const entries: LayersEntry[] = [];
  let layers = 0;
  for (const [index, entry] of read.entries()) {
    if (entry.state === 'invalid') continue;
    const lowered = lowerEntry(document, paths[index]!, entry);
    layers += lowered.state === 'lowered' ? lowered.layers.layers.length : 0;
    if (layers > MAX_LAYERS) {
      const message = `up to here there are more than ${MAX_LAYERS.toLocaleString('en')} layers, repeats counted`;
      const hint = 'count them in several files';
      const problem = problemAt(document, paths[index]!, { code: 'TOO_MANY_VALUES', message, hint });
      return { state: 'invalid', problems: [problem] };
    }
    entries.push(lowered);
  }
  return { state: 'valid', entries };
}

type ReadEntry =
  | { readonly state: 'layer'; readonly written: WrittenLayer }
  | { readonly state: 'block'; readonly block: BlockSpec; readonly slot: Slot }
  | { readonly state: 'invalid'; readonly problems: readonly ConfigProblem[] };

function readEntry(document: JsonDocument, path: JsonPath): ReadEntry {
  const { value } = valueAt(document, path);
  const isBlock = typeof value === 'object' && value !== null && ('block' in value || 'slot' in value);
  if (!isBlock) {
    const read = writtenLayer.safeParse(value);
    return read.success
      ? { state: 'layer', written: read.data }
      : { state: 'invalid', problems: schemaProblems(document, read.error.issues, path) };
  }
  const read = writtenBlock.safeParse(value);
  if (!read.success) return { state: 'invalid', problems: schemaProblems(document, read.error.issues, path) };
  const { block, slot } = read.data;
  const [height, width, channels] = slot.input;
  const outputChannels = slot.outputChannels ?? channels;
  return {
    state: 'block',
    block,
    slot: { input: { height, width, channels }, outputChannels, stride: slot.stride },
  };
}

function lowerEntry(
  document: JsonDocument,
  path: JsonPath,
  entry: Exclude<ReadEntry, { state: 'invalid' }>,
): LayersEntry {
  try {
    if (entry.state === 'block') {
      const { block, slot } = entry;
      return { state: 'lowered', subject: { of: 'block', block, slot }, layers: lowerBlock(block, slot) };
    }
    const subject = { of: 'layer', layer: entry.written.layer } as const;
    return { state: 'lowered', subject, layers: lowerAlone(entry.written) };
  } catch (error) {
    if (!(error instanceof BlockError)) throw error;
    return { state: 'impossible', problem: impossible(document, path, entry.state, error) };
  }
}

/** A layer as a block of its own. */
function lowerAlone({ input, inputFeatures = 1, ...written }: WrittenLayer): LoweredLayers {
  const [height, width, channels] = input ?? [1, 1, inputFeatures];
  const read = { height, width, channels };
  const placed = placeLayer(written, inputsOf(written.layer, read));
  return { input: read, output: placed.output, layers: [placed] };
}

function inputsOf(layer: LayerName, input: FeatureMap): readonly FeatureMap[] {
  if (layer === 'add' || layer === 'concat') return [input, input];
  return layer === 'scale' ? [input, { ...input, height: 1, width: 1 }] : [input];
}

function impossible(
  document: JsonDocument,
  path: JsonPath,
  of: 'layer' | 'block',
  error: BlockError,
): ConfigProblem {
  const reason = error.code === 'MISFIT' ? String(error.received) : error.reason;
  const isOfGroups = reason.includes('groups');
  const owner = of === 'block' ? [...path, 'block'] : path;
  const option = isOfGroups ? 'groups' : (error.place.split('.').at(-1) ?? '');
  const place = valueAt(document, [...owner, option]).isGiven ? [...owner, option] : owner;
  return problemAt(document, place, {
    code: isOfGroups ? 'GROUPS_DO_NOT_DIVIDE' : 'IMPOSSIBLE_BLOCK',
    message: reason,
    hint: error.hint,
  });
}
