/** The bits of WebGPU's `GPUBufferUsage`, which is there at run time in browsers only. */
export const MAP_READ = 0x0001;
export const COPY_SRC = 0x0004;
export const COPY_DST = 0x0008;
export const STORAGE = 0x0080;
export const QUERY_RESOLVE = 0x0200;

/** `GPUMapMode.READ` */
export const MAP_MODE_READ = 0x0001;
