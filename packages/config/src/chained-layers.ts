import type { BlockAxes } from '@convscape/core';
import type { ConfigProblem } from './config-problem.js';
import { type JsonDocument, problemAt, valueAt } from './json-document.js';
import { layerCount } from './sequence-layer-schema.js';

/** Of one block, its chain counted: about a thousand deep networks. */
const MAX_CHAINED_LAYERS = 100_000;

/** Sequences that are too long for a chain of this sweep: what is counted of them would take minutes and all memory. */
export function chainedLayersProblems(
  document: JsonDocument,
  block: number,
  { layers: axis = [] }: BlockAxes,
  chain: number,
): readonly ConfigProblem[] {
  const path = ['blocks', block, 'layers'];
  const { value } = valueAt(document, path);
  const isList = Array.isArray(value) && Array.isArray(value[0]);
  return axis.flatMap((layers, index) => {
    const count = layerCount(layers);
    if (count * chain <= MAX_CHAINED_LAYERS) return [];
    const message = `${formatCount(count)} layers in a chain of ${formatCount(chain)} are ${formatCount(count * chain)}: at most ${formatCount(MAX_CHAINED_LAYERS)} make a block`;
    const hint = `use a chain of at most ${formatCount(Math.floor(MAX_CHAINED_LAYERS / count))}, or fewer layers`;
    return [
      problemAt(document, isList ? [...path, index] : path, { code: 'TOO_MANY_VALUES', message, hint }),
    ];
  });
}

const formatCount = (count: number): string => count.toLocaleString('en');
