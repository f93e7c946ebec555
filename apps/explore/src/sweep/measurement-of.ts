export { measurementOf } from '@convscape/core';
