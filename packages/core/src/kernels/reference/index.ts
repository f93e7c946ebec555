export { referenceEngine } from './reference-engine.js';
export { referenceOutput } from './reference-output.js';
