export * from './csv.js';
export * from './device.js';
export * from './measured-peaks.js';
export * from './records.js';
export * from './row.js';
