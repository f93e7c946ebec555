export * from './candidate.js';
export * from './candidate-key.js';
export * from './canonical-json.js';
export * from './count-space.js';
export * from './counted-columns.js';
export { enumerateSpace } from './enumerate-space.js';
export * from './sample-space.js';
export * from './sha256-hex.js';
export * from './space.js';
