export type { ConfigProblem, ConfigProblemCode } from './config-problem.js';
export { formatProblems } from './format-problems.js';
export { MAX_FILE_BYTES } from './json-document.js';
export { type LayersEntry, type LayersSubject, type ReadLayers, readLayers } from './read-layers.js';
export { type ReadSweepConfig, readSweepConfig } from './read-sweep-config.js';
export { starterConfig } from './starter-config.js';
export { type MeasureConfig, protocolOf, type SweepConfig } from './sweep-config.js';
export { sweepJsonSchema } from './sweep-json-schema.js';
