export * from './estimate.js';
export * from './protocol.js';
export * from './visit.js';
