export * from './candidate.js';
export * from './space.js';
