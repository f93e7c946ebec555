export * from './device.js';
export * from './records.js';
export * from './row.js';
