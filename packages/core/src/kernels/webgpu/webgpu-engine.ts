import type { Engine, EngineOptions, Work } from '../../engine/engine.js';
import { UnsupportedWorkError } from '../../engine/engine.js';
import { WEBGPU_ENGINE_NAME } from './engine-name.js';
import { type OpenGpu, openGpu } from './open-gpu.js';
import { prepareBlock } from './prepare-block.js';
import type { Surroundings } from './why-no-gpu.js';

const VERSION = '1';

function refuse({ algorithm, threads }: EngineOptions, weightSets: number): void {
  if (threads !== 1) {
    throw new UnsupportedWorkError(`the webgpu engine has no threads to choose: 1, not ${threads}`);
  }
  if (algorithm !== 'auto' && algorithm !== 'direct') {
    throw new UnsupportedWorkError(`the webgpu engine has no algorithm "${algorithm}"`);
  }
  if (weightSets > 1) {
    throw new UnsupportedWorkError(
      'the webgpu engine cannot tell what cold weights cost: every call would be waited for, and waiting takes longer than it',
    );
  }
}

/**
 * Runs blocks on the GPU of a browser, by WGSL that is generated for their shapes. Where there is none, every block is unsupported, with the
 * reason. The GPU is opened when it is first asked about, and again after it was lost.
 */
export function createWebGpuEngine(surroundings: Surroundings = globalThis): Engine {
  let opening: Promise<OpenGpu> | undefined;
  const gpu = async (): Promise<OpenGpu> => {
    opening ??= openGpu(surroundings);
    try {
      const open = await opening;
      if (open.lost() === undefined) return open;
    } catch (error) {
      opening = undefined;
      throw error;
    }
    opening = openGpu(surroundings);
    return opening;
  };
  return {
    name: WEBGPU_ENGINE_NAME,
    async describe() {
      const features = await gpu().then(
        (open) => open.features,
        (error: unknown) => {
          if (error instanceof UnsupportedWorkError) return [];
          throw error;
        },
      );
      return { name: WEBGPU_ENGINE_NAME, version: VERSION, features };
    },
    async prepare({ layers, weightSets, options }: Work, signal) {
      signal.throwIfAborted();
      const open = await gpu();
      refuse(options, weightSets.length);
      return prepareBlock(layers, weightSets[0]!, open);
    },
  };
}

export const webGpuEngine: Engine = createWebGpuEngine();
