import { elements } from '../../block/feature-map.js';
import type { LoweredLayers } from '../../block/layer.js';
import type { Runnable, WeightSet } from '../../engine/engine.js';
import { sha256Hex } from '../../space/sha256-hex.js';
import { allocateBlock, type BlockMemory } from './block-memory.js';
import { MAP_MODE_READ } from './buffer-usage.js';
import { compileShaders } from './compile-shaders.js';
import type { LayerShader, Workgroups } from './layer-shader.js';
import { layerShaderOf } from './layer-shader-of.js';
import type { OpenGpu } from './open-gpu.js';
import { refuseBeyondLimits } from './refuse-beyond-limits.js';

/** Float32 sums in some order, as on any processor. */
const ERROR_BOUND = 1e-5;

/** A layer ready to run. */
interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindings: GPUBindGroup;
  readonly workgroups: Workgroups;
}

/**
 * Generates, compiles and fills in a block. Nothing is made any more once it runs, but the commands themselves: WebGPU has every list of
 * them run once.
 * @throws {UnsupportedWorkError} @throws {WorkTooLargeError}
 */
export async function prepareBlock(
  lowered: LoweredLayers,
  weights: WeightSet,
  gpu: OpenGpu,
): Promise<Runnable> {
  const { device } = gpu;
  const shaders = lowered.layers.map(layerShaderOf);
  const parameters = shaders.map(({ pack }, index) => pack?.(weights[index]!));
  const maps = [lowered.input, ...lowered.layers.map(({ output }) => output)];
  const tensorFloats = maps.map(elements);
  const bufferBytes = [...tensorFloats, ...parameters.map((values) => values?.length ?? 0)].map(
    (floats) => floats * Float32Array.BYTES_PER_ELEMENT,
  );
  refuseBeyondLimits(lowered, shaders, bufferBytes, device.limits);
  const pipelines = await compileShaders(device, shaders);
  const memory = await allocateBlock(device, tensorFloats, parameters);
  const dispatches = shaders.map(({ workgroups }, index): Dispatch => {
    const pipeline = pipelines[index]!;
    return { pipeline, bindings: bind(device, pipeline, lowered, memory, index), workgroups };
  });
  const output = new Float32Array(tensorFloats.at(-1)!);
  return {
    calls: 'async',
    async run(times) {
      const kernelNs = await runTimes(gpu, dispatches, times);
      return kernelNs === undefined ? {} : { kernelNs };
    },
    async runLayer(index, times) {
      await runTimes(gpu, [dispatches[index]!], times);
    },
    setInput(nhwc) {
      if (nhwc.length !== tensorFloats[0]) {
        throw new RangeError(`the input has ${tensorFloats[0]} elements, not ${nhwc.length}`);
      }
      device.queue.writeBuffer(memory.tensors[0]!, 0, Float32Array.from(nhwc));
    },
    offloaded: {
      leastBatchNs: gpu.leastBatchNs,
      fetchOutput: () => fetchOutput(gpu, memory, output),
    },
    output: () => output.slice(),
    bytes: memory.bytes,
    algorithm: 'direct',
    kernels: shaders.map(({ name }) => name),
    kernelHash: hashOf(gpu, shaders),
    errorBound: ERROR_BOUND,
    dispose: memory.destroy,
  };
}

function bind(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  { layers }: LoweredLayers,
  { tensors, parameters }: BlockMemory,
  index: number,
): GPUBindGroup {
  const own = parameters[index];
  const buffers = [
    ...layers[index]!.inputs.map((source) => tensors[source + 1]!),
    ...(own ? [own] : []),
    tensors[index + 1]!,
  ];
  const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
  return device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
}

/**
 * All calls in one pass, each dispatch after what the one before wrote, and one wait for all of them. Resolves to what the pass took by the GPU's
 * own clock, where it has one to read.
 */
async function runTimes(
  gpu: OpenGpu,
  dispatches: readonly Dispatch[],
  times: number,
): Promise<number | undefined> {
  const { device, timer } = gpu;
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass(timer?.pass);
  for (let call = 0; call < times; call++) {
    for (const { pipeline, bindings, workgroups } of dispatches) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindings);
      pass.dispatchWorkgroups(...workgroups);
    }
  }
  pass.end();
  timer?.fetch(encoder);
  device.queue.submit([encoder.finish()]);
  // Both at once: one wait, whether the GPU's clock is read or not.
  const done = device.queue.onSubmittedWorkDone();
  const kernelNs = await timer?.elapsedNs();
  await done;
  refuseLost(gpu);
  return kernelNs;
}

async function fetchOutput(
  gpu: OpenGpu,
  { tensors, staging }: BlockMemory,
  output: Float32Array,
): Promise<void> {
  const encoder = gpu.device.createCommandEncoder();
  encoder.copyBufferToBuffer(tensors.at(-1)!, 0, staging, 0, output.byteLength);
  gpu.device.queue.submit([encoder.finish()]);
  await staging.mapAsync(MAP_MODE_READ);
  output.set(new Float32Array(staging.getMappedRange()));
  staging.unmap();
  refuseLost(gpu);
}

/** What a lost GPU is asked for is done at once, and never. */
function refuseLost({ lost }: OpenGpu): void {
  const reason = lost();
  if (reason !== undefined) throw new Error(`the GPU was lost: ${reason}`);
}

/** The code, and the GPU whose compiler makes something of it. */
function hashOf({ adapterName }: OpenGpu, shaders: readonly LayerShader[]): string {
  const texts = shaders.flatMap(({ code, workgroups }) => [code, workgroups.join(' ')]);
  return sha256Hex(new TextEncoder().encode([adapterName, ...texts].join('\n')));
}
