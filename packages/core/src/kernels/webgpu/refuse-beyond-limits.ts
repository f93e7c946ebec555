import type { LoweredLayers } from '../../block/layer.js';
import { UnsupportedWorkError, WorkTooLargeError } from '../../engine/engine.js';
import type { LayerShader } from './layer-shader.js';

const MIB = 2 ** 20;
/** Of a shader, beside its inputs: its parameters and its output. */
const OTHER_BUFFERS = 2;

type Limits = Pick<
  GPUSupportedLimits,
  | 'maxBufferSize'
  | 'maxComputeWorkgroupsPerDimension'
  | 'maxStorageBufferBindingSize'
  | 'maxStorageBuffersPerShaderStage'
>;

/**
 * What a GPU does not take is not tried.
 * @throws {UnsupportedWorkError} for a layer with more inputs or a larger grid than the GPU takes
 * @throws {WorkTooLargeError} for a tensor larger than one of its buffers
 */
export function refuseBeyondLimits(
  { layers }: LoweredLayers,
  shaders: readonly LayerShader[],
  bufferBytes: readonly number[],
  limits: Limits,
): void {
  const largest = Math.max(...bufferBytes);
  const mostBytes = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  if (largest > mostBytes) {
    throw new WorkTooLargeError(
      `a tensor of the block takes ${Math.ceil(largest / MIB)} MiB, and a buffer of this GPU holds ${Math.floor(mostBytes / MIB)} MiB`,
    );
  }
  layers.forEach(({ inputs, role }, index) => {
    const most = limits.maxStorageBuffersPerShaderStage - OTHER_BUFFERS;
    if (inputs.length > most) {
      throw new UnsupportedWorkError(
        `${role} has ${inputs.length} inputs, and this GPU reads ${most} at once`,
      );
    }
    const workgroups = Math.max(...shaders[index]!.workgroups);
    if (workgroups > limits.maxComputeWorkgroupsPerDimension) {
      throw new UnsupportedWorkError(
        `${role} takes ${workgroups} workgroups in a row, and this GPU starts ${limits.maxComputeWorkgroupsPerDimension}`,
      );
    }
  });
}
