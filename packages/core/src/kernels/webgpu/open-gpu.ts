import { UnsupportedWorkError } from '../../engine/engine.js';
import { median } from '../../stats/quantile.js';
import { PassTimer } from './pass-timer.js';
import { type Surroundings, WITHOUT_ADAPTER, whyNoGpu } from './why-no-gpu.js';

/** A GPU that is open, and what is known of it. */
export interface OpenGpu {
  readonly device: GPUDevice;
  /** `apple metal-3`: maker and architecture, as far as the browser tells them. */
  readonly adapterName: string;
  readonly features: readonly string[];
  /** Times passes by the GPU's own clock; absent where the adapter does not offer it. */
  readonly timer?: PassTimer;
  /** A batch of calls is at least this long, see `leastBatchNs`. */
  readonly leastBatchNs: number;
  /** Why it is gone; undefined as long as it is not. */
  lost(): string | undefined;
}

const TIMESTAMPS = 'timestamp-query';
const ROUND_TRIPS = 9;
/** Waiting for the GPU once takes this share of a batch at the most … */
const LARGEST_WAIT_SHARE = 0.05;
/** … and so does one step of its clock, but for a quarter. */
const LARGEST_STEP_SHARE = 0.0125;
/** Longer batches would not let a visit's warm-up end in time. */
const LONGEST_BATCH_NS = 20e6;

/** The limits that kernels may come up against: as high as the adapter has them. */
const RAISED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
] as const;

/** @throws {UnsupportedWorkError} with the reason why there is none */
export async function openGpu(surroundings: Surroundings): Promise<OpenGpu> {
  const reason = whyNoGpu(surroundings);
  if (reason !== undefined) throw new UnsupportedWorkError(reason);
  const adapter = await surroundings.navigator!.gpu!.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new UnsupportedWorkError(WITHOUT_ADAPTER);
  const device = await deviceOf(adapter);
  let lost: string | undefined;
  void device.lost.then(({ message }) => {
    lost = message || 'the browser gives no reason';
  });
  const timer = device.features.has(TIMESTAMPS) ? new PassTimer(device) : undefined;
  const waitNs = await roundTripNs(device);
  const stepNs = (await timer?.stepNs()) ?? 0;
  return {
    device,
    adapterName: nameOf(adapter),
    features: featuresOf(adapter, timer),
    ...(timer && { timer }),
    leastBatchNs: leastBatchNs(waitNs, stepNs),
    lost: () => lost,
  };
}

/** One wait for the GPU and one step of its clock are to be small against a batch, and a batch short enough to take many of them. */
export function leastBatchNs(waitNs: number, stepNs: number): number {
  return Math.min(LONGEST_BATCH_NS, Math.max(waitNs / LARGEST_WAIT_SHARE, stepNs / LARGEST_STEP_SHARE));
}

async function deviceOf(adapter: GPUAdapter): Promise<GPUDevice> {
  const requiredLimits = Object.fromEntries(RAISED_LIMITS.map((name) => [name, adapter.limits[name]]));
  const requiredFeatures = adapter.features.has(TIMESTAMPS) ? ([TIMESTAMPS] as const) : [];
  try {
    return await adapter.requestDevice({ requiredFeatures: [...requiredFeatures], requiredLimits });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UnsupportedWorkError(`this browser's GPU does not open: ${message}`, { cause });
  }
}

function nameOf({ info }: GPUAdapter): string {
  return [info.vendor, info.architecture].filter((part) => part !== '').join(' ') || 'unknown';
}

function featuresOf(adapter: GPUAdapter, timer: PassTimer | undefined): readonly string[] {
  return [
    `adapter: ${nameOf(adapter)}`,
    ...(timer ? [TIMESTAMPS] : []),
    ...(adapter.info.isFallbackAdapter ? ['fallback adapter: no GPU, but code that stands in for one'] : []),
  ];
}

/** What waiting for the GPU takes where it has nothing to do. */
async function roundTripNs({ queue }: GPUDevice): Promise<number> {
  const waits: number[] = [];
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const startMs = performance.now();
    queue.submit([]);
    await queue.onSubmittedWorkDone();
    waits.push((performance.now() - startMs) * 1e6);
  }
  return median(waits);
}
