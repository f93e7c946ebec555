export { deviceRecord } from './device-record.js';
export { readDevice } from './node/device/read-device.js';
export { type OpenPoolOptions, openPool } from './node/open-pool.js';
export { suggestedWorkers } from './node/suggested-workers.js';
export * from './pool.js';
export { EngineNotFoundError, PoolError, type PoolErrorCode } from './pool-error.js';
export { takeTask } from './take-task.js';
