import type { BlockAxes, Space } from '@convscape/core';
import type { ConfigProblem } from './config-problem.js';
import { type JsonDocument, problemAt } from './json-document.js';

/** A block that is meant for slots of strides which no slot has: it would be tried nowhere, without a word. */
export function strideProblems(
  document: JsonDocument,
  block: number,
  { stride }: BlockAxes,
  slots: Space['slots'],
): readonly ConfigProblem[] {
  if (stride === undefined || stride.some((one) => slots.stride.includes(one))) return [];
  const message = `no slot of this sweep has stride ${stride.join(' or ')}; they have ${slots.stride.join(' and ')}`;
  const hint = 'take it out to try the block in all slots, or give "slots" this stride';
  const path = ['blocks', block, 'stride'];
  return [problemAt(document, path, { code: 'NO_SLOT_OF_STRIDE', message, hint })];
}
