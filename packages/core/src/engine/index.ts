export * from './engine.js';
export * from './helper-threads.js';
export * from './make-input.js';
export * from './make-weight-set.js';
export * from './output-sample.js';
export * from './parameter-shapes.js';
export * from './reference-output.js';
export * from './verify.js';
