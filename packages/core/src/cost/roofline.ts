import type { LoweredLayers } from '../block/layer.js';
import { type CostOptions, DEFAULT_BYTES_PER_ELEMENT } from './cost-options.js';
import { exactSum } from './exact.js';
import { layerMacs } from './layer-macs.js';
import { memoryAccess } from './memory-access.js';
import { stepsOf } from './step.js';

/** What a device can do at most, both measured on it. */
export interface DevicePeaks {
  readonly peakMacsPerSecond: number;
  readonly bandwidthBytesPerSecond: number;
}

/** The least time the device could take for a block. */
export interface Roofline {
  readonly latencyNs: number;
  readonly steps: readonly {
    /** Roles of the layers that run as one. */
    readonly roles: readonly string[];
    readonly latencyNs: number;
    readonly boundBy: 'compute' | 'memory';
  }[];
}

const NS_PER_SECOND = 1e9;

/**
 * The roofline of a block (Williams et al., 2009): layers run one after the other, each for
 * `max(MACs / peak MACs per s, bytes / bandwidth)`; the block's latency is their sum.
 * @throws {CostOverflowError}
 */
export function roofline(lowered: LoweredLayers, peaks: DevicePeaks, options: CostOptions = {}): Roofline {
  const { bytesPerElement = DEFAULT_BYTES_PER_ELEMENT, fused = false } = options;
  const steps = stepsOf(lowered, fused).map(({ layers }) => {
    const macs = exactSum('MACs', layers.map(layerMacs));
    const computeNs = (macs / peaks.peakMacsPerSecond) * NS_PER_SECOND;
    const memoryNs =
      ((memoryAccess(layers) * bytesPerElement) / peaks.bandwidthBytesPerSecond) * NS_PER_SECOND;
    return {
      roles: layers.map(({ role }) => role),
      latencyNs: Math.max(computeNs, memoryNs),
      boundBy: computeNs >= memoryNs ? ('compute' as const) : ('memory' as const),
    };
  });
  return { latencyNs: steps.reduce((sum, step) => sum + step.latencyNs, 0), steps };
}
