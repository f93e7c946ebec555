export * from './candidate.js';
export * from './canonical-json.js';
export * from './sha256-hex.js';
export * from './space.js';
