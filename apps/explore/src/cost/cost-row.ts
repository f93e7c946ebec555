import type { LayersEntry } from '@convscape/config';
import {
  type ConventionName,
  CostOverflowError,
  type CountedColumns,
  countByConvention,
  countedColumns,
  describeBlock,
  formatFeatureMap,
  type LoweredLayers,
} from '@convscape/core';

/** One layer or block of the input with what it costs; `reason` and nulls where it cannot exist, or where a count passes 2^53. */
export interface CostRow extends Nullable<CountedColumns> {
  /** In words: `conv2d 3x3 g=8`, `depthwise-separable 3x3`. */
  readonly name: string;
  readonly input: string | null;
  readonly output: string | null;
  /** How `macs` is counted. */
  readonly convention: ConventionName;
  readonly reason: string | null;
}

type Nullable<Columns> = { readonly [Name in keyof Columns]: Columns[Name] | null };

const NOTHING: Nullable<CountedColumns> = {
  macs: null,
  params: null,
  activations: null,
  memory_access_elements: null,
  bytes_moved: null,
  peak_memory_bytes: null,
  arithmetic_intensity: null,
  mixing_reach: null,
};

/** `macs` by the convention asked for; arithmetic intensity stays that of the work done, whoever counts it. */
export function costRow(entry: LayersEntry, convention: ConventionName): CostRow {
  if (entry.state === 'impossible') {
    const { path, message } = entry.problem;
    return { name: path || 'the entry', input: null, output: null, ...NOTHING, convention, reason: message };
  }
  const { subject, layers } = entry;
  const { reason, ...counts } = countsOf(layers, convention);
  return {
    name: subject.of === 'block' ? describeBlock(subject.block) : layerText(layers),
    input: formatFeatureMap(layers.input),
    output: formatFeatureMap(layers.output),
    ...counts,
    convention,
    reason,
  };
}

/** Whether there is such a layer or block, counted or not. */
export const isPossible = ({ output }: CostRow): boolean => output !== null;

function countsOf(
  layers: LoweredLayers,
  convention: ConventionName,
): Nullable<CountedColumns> & Pick<CostRow, 'reason'> {
  try {
    return { ...countedColumns(layers), macs: countByConvention(layers, convention), reason: null };
  } catch (error) {
    if (!(error instanceof CostOverflowError)) throw error;
    return { ...NOTHING, reason: error.problem };
  }
}

function layerText({ layers: [placed] }: LoweredLayers): string {
  const layer = placed!.layer;
  if (!('kernel' in layer)) return layer.layer;
  const groups = layer.layer === 'conv2d' && layer.groups > 1 ? ` g=${layer.groups}` : '';
  return `${layer.layer} ${layer.kernel.join('x')}${groups}`;
}
