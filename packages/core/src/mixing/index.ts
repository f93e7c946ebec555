export * from './mixing.js';
