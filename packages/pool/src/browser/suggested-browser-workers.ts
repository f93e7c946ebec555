/**
 * How many workers may screen side by side here: half of the logical cores. Browsers tell neither how many of them share arithmetic units
 * nor which are the small ones of a phone, and half is right for most of both.
 */
export function suggestedBrowserWorkers(): number {
  return Math.max(1, Math.floor(navigator.hardwareConcurrency / 2));
}
