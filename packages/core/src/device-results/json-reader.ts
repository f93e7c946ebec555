import { DeviceResultsError } from './device-results-error.js';

/** Reads one value of a document at a place: as what it must be, made anew, or not at all. */
export type Reader<Value> = (json: unknown, place: string) => Value;

type Read<Shape extends Readers> = {
  readonly [Key in keyof Shape]: Shape[Key] extends Reader<infer Value> ? Value : never;
};
interface Readers {
  readonly [key: string]: Reader<unknown>;
}

export function expected(what: string, place: string): DeviceResultsError {
  return new DeviceResultsError('NOT_DEVICE_RESULTS', {
    message: `expected ${what}`,
    place,
    hint: 'this is no file that a report saved, or it was changed',
  });
}

export const text =
  (most: number): Reader<string> =>
  (json, place) => {
    if (typeof json !== 'string' || json.length > most)
      throw expected(`a text of ${most} characters at the most`, place);
    if (/\p{Surrogate}/u.test(json)) throw expected('a text without halves of characters', place);
    return json;
  };

/** A finite number from `least` to `most`. */
export const number =
  (least: number, most: number): Reader<number> =>
  (json, place) => {
    if (typeof json !== 'number' || !(json >= least && json <= most))
      throw expected(`a number from ${least} to ${most}`, place);
    return json;
  };

export const whole =
  (least: number, most: number): Reader<number> =>
  (json, place) => {
    const value = number(least, most)(json, place);
    if (!Number.isInteger(value)) throw expected('a whole number', place);
    return value;
  };

export const flag: Reader<boolean> = (json, place) => {
  if (typeof json !== 'boolean') throw expected('true or false', place);
  return json;
};

export const oneOf =
  <const Value extends string | number | boolean>(...values: readonly Value[]): Reader<Value> =>
  (json, place) => {
    const value = values.find((one) => one === json);
    if (value === undefined) throw expected(values.map((one) => JSON.stringify(one)).join(' or '), place);
    return value;
  };

/** A moment in ISO 8601, UTC, as `Date` writes it, in a year of four digits: so that texts are in the order of their times. */
export const moment: Reader<string> = (json, place) => {
  const value = text(30)(json, place);
  const time = Date.parse(value);
  if (!/^\d{4}-/.test(value) || Number.isNaN(time) || new Date(time).toISOString() !== value)
    throw expected('a time like 2026-01-31T12:00:00.000Z', place);
  return value;
};

export const list =
  <Value>(item: Reader<Value>, least: number, most: number): Reader<readonly Value[]> =>
  (json, place) => {
    if (!Array.isArray(json) || json.length < least || json.length > most)
      throw expected(`a list of ${least} to ${most}`, place);
    return json.map((one, index) => item(one, `${place}[${index}]`));
  };

/** An object of up to `most` entries whose names nobody chose for us: as a map's, without a prototype to reach. */
export const entries =
  <Value>(item: Reader<Value>, most: number): Reader<{ readonly [name: string]: Value }> =>
  (json, place) => {
    const found = Object.entries(object(json, place));
    if (found.length > most) throw expected(`at most ${most} entries`, place);
    return Object.fromEntries(
      found.map(([name, value]) => {
        if (name === '__proto__') throw expected('an ordinary name', place);
        return [text(100)(name, place), item(value, `${place}.${name}`)];
      }),
    );
  };

export const either =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (json, place) => {
    try {
      return first(json, place);
    } catch {
      return second(json, place);
    }
  };

/** An object with these properties, and with those of `optional` where it has them; others are left out. */
export const shape =
  <Required extends Readers, Optional extends Readers = Readers>(
    required: Required,
    optional?: Optional,
  ): Reader<Read<Required> & Partial<Read<Optional>>> =>
  (json, place) => {
    const found = object(json, place);
    const own = (key: string): unknown => (Object.hasOwn(found, key) ? found[key] : undefined);
    const at = (key: string) => (place === '' ? key : `${place}.${key}`);
    const read = Object.entries(required).map(([key, reader]) => [key, reader(own(key), at(key))]);
    const more = Object.entries(optional ?? {})
      .filter(([key]) => own(key) !== undefined)
      .map(([key, reader]) => [key, reader(own(key), at(key))]);
    return Object.fromEntries([...read, ...more]) as Read<Required> & Partial<Read<Optional>>;
  };

export function object(json: unknown, place: string): { readonly [key: string]: unknown } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw expected('an object', place);
  return json as { readonly [key: string]: unknown };
}
