/** The token of the link that was opened, from behind `#` or from `?token=` or `?…`; null where it has none. */
export function linkToken({ hash, search }: Pick<Location, 'hash' | 'search'>): string | null {
  const behindHash = hash.slice(1);
  if (behindHash !== '') return behindHash;
  const query = new URLSearchParams(search);
  const [first] = query.keys();
  const token = query.get('token') ?? first;
  return token === undefined || token === '' ? null : token;
}
