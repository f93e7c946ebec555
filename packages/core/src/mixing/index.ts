export * from './mixing.js';
export * from './reach-picture.js';
