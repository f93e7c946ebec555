/** `0.94 µs`, `1.23 ms`: three significant digits. */
export function formatNanoseconds(ns: number): string {
  if (ns < 1e3) return `${three(ns)} ns`;
  if (ns < 1e6) return `${three(ns / 1e3)} µs`;
  if (ns < 1e9) return `${three(ns / 1e6)} ms`;
  return `${three(ns / 1e9)} s`;
}
/** `462 M` */
export function formatCount(count: number): string {
  if (count < 1e3) return String(Math.round(count));
  if (count < 1e6) return `${three(count / 1e3)} k`;
  if (count < 1e9) return `${three(count / 1e6)} M`;
  return `${three(count / 1e9)} G`;
}
/** `3.62 MiB` */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${three(bytes / 1024)} KiB`;
  if (bytes < 1024 ** 3) return `${three(bytes / 1024 ** 2)} MiB`;
  return `${three(bytes / 1024 ** 3)} GiB`;
}
function three(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
