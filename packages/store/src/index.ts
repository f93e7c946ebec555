export { DRIVER_NAMES, type DriverName, type OpenMode } from './driver/driver.js';
export { isDatabase } from './file-header.js';
export * from './open-store.js';
export * from './store.js';
export * from './store-error.js';
