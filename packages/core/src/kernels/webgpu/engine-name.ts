/** Apart from the engine: whoever asks for its name need not bring its kernels along. */
export const WEBGPU_ENGINE_NAME = 'webgpu';
