import type { LayerShader } from './layer-shader.js';

/** Of what the GPU's compiler says. */
const LONGEST_QUOTE = 400;

/** One pipeline a shader; those with the same code share theirs. */
export async function compileShaders(
  device: GPUDevice,
  shaders: readonly LayerShader[],
): Promise<readonly GPUComputePipeline[]> {
  const compiled = new Map<string, Promise<GPUComputePipeline>>();
  return Promise.all(
    shaders.map((shader) => {
      const pipeline = compiled.get(shader.code) ?? compile(device, shader);
      compiled.set(shader.code, pipeline);
      return pipeline;
    }),
  );
}

async function compile(device: GPUDevice, { name, code }: LayerShader): Promise<GPUComputePipeline> {
  const module = device.createShaderModule({ label: name, code });
  try {
    return await device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module, entryPoint: 'main' },
    });
  } catch (cause) {
    const { messages } = await module.getCompilationInfo();
    const said = messages.map(({ lineNum, message }) => `line ${lineNum}: ${message}`).join('; ');
    const why = said.slice(0, LONGEST_QUOTE) || (cause instanceof Error ? cause.message : String(cause));
    throw new Error(`the GPU does not take ${name}: ${why}`, { cause });
  }
}
