import { BlockError } from './block-error.js';
import type { BlockKind } from './kind.js';
import { bottleneck } from './kinds/bottleneck.js';
import { depthwise } from './kinds/depthwise.js';
import { depthwiseSeparable } from './kinds/depthwise-separable.js';
import { grouped } from './kinds/grouped.js';
import { invertedResidual } from './kinds/inverted-residual.js';
import { pointwise } from './kinds/pointwise.js';
import { sequence } from './kinds/sequence.js';
import { shufflenet } from './kinds/shufflenet.js';
import { spatiallySeparable } from './kinds/spatially-separable.js';
import { standard } from './kinds/standard.js';

/** Every block kind there is: config, space, cost and the documentation take it from here. */
export const blockKinds: readonly BlockKind[] = [
  standard,
  pointwise,
  grouped,
  depthwise,
  depthwiseSeparable,
  bottleneck,
  shufflenet,
  invertedResidual,
  spatiallySeparable,
  sequence,
];

const byName: ReadonlyMap<string, BlockKind> = new Map(blockKinds.map((kind) => [kind.kind, kind]));

/** @throws {BlockError} `UNKNOWN_KIND` */
export function blockKind(kind: string): BlockKind {
  const found = byName.get(kind);
  if (found !== undefined) return found;
  throw new BlockError('UNKNOWN_KIND', {
    place: 'kind',
    received: kind,
    hint: `use one of ${[...byName.keys()].join(', ')}`,
  });
}
