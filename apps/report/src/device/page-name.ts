/** Tells this page from a copy of its tab, which has the same session: 128 random bits. By plain http there is no `crypto.randomUUID`. */
export function newPageName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
