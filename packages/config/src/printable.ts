/** Text on one line without control characters, cut to `limit` characters: safe for terminals and logs. */
export function printable(text: string, limit = 60): string {
  const head = text.length > 8 * limit ? text.slice(0, 8 * limit) : text;
  const line = head.replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}
