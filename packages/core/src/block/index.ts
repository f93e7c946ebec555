export * from './block-spec.js';
export * from './describe-block.js';
export * from './feature-map.js';
export * from './kind.js';
export * from './layer.js';
export * from './slot.js';
