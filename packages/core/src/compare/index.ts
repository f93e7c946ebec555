export * from './epsilon-coverage.js';
export * from './front-members.js';
export * from './jaccard.js';
