/**
 * Times as a JSON array.
 * @throws {RangeError} for one that is not finite: JSON would turn it into null without a word.
 */
export function timesJson(timesNs: readonly number[]): string {
  const wrong = timesNs.findIndex((timeNs) => !Number.isFinite(timeNs));
  if (wrong !== -1) throw new RangeError(`batch ${wrong} took ${timesNs[wrong]} ns: not a time`);
  return JSON.stringify(timesNs);
}
