export { referenceEngine } from './reference-engine.js';
export { referenceOutput, referenceOutputAt } from './reference-output.js';
