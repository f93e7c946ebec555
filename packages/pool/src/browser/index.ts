export * from '../pool.js';
export { EngineNotFoundError, PoolError, type PoolErrorCode } from '../pool-error.js';
export { takeTask } from '../take-task.js';
export {
  type BrowserPool,
  type OpenBrowserPoolOptions,
  openBrowserPool,
  type PoolPause,
} from './open-browser-pool.js';
export type { PauseReason } from './page-watch.js';
export { readBrowserDevice } from './read-browser-device.js';
export { suggestedBrowserWorkers } from './suggested-browser-workers.js';
export type { WorkerScript } from './worker-script.js';
