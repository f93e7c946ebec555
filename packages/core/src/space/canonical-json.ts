/**
 * The canonical JSON of a value, RFC 8785: no white space, keys sorted by UTF-16 units, numbers and strings as ECMAScript writes them.
 * Equal data, equal text. Keys whose value is `undefined` are left out, as `JSON.stringify` does.
 * @throws {TypeError} for what JSON cannot say: NaN, infinities, lone surrogates, functions, bigints, `undefined` in a list.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
      return JSON.stringify(value);
    case 'string':
      if (/\p{Surrogate}/u.test(value))
        throw new TypeError('a string with a lone surrogate has no canonical form');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : objectJson(value);
    default:
      throw new TypeError(`a ${typeof value} has no JSON form`);
  }
}

function objectJson(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
