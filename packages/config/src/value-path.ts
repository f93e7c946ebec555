import { type JsonDocument, valueAt } from './json-document.js';
import type { JsonPath } from './json-path.js';

/** Where one of an axis' values stands: in a list the value is pointed at, a single value or a range is pointed at whole. */
export function valuePath(document: JsonDocument, axis: JsonPath, index: number): JsonPath {
  return Array.isArray(valueAt(document, axis).value) ? [...axis, index] : axis;
}
