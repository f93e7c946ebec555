const QUOTED = /(['"`])((?:file:|blob:|[~…]?\/|[A-Za-z]:[\\/]|\\\\)[^'"`\n]*)\1/g;
/** Of a page somebody serves: without a file at its end, an address says less of a person than of the web. */
const SERVED = /https?:\/\/[^\s'"`<>()]+\/[^\s'"`<>()/]+\.[^\s'"`<>()/]+/g;
const BARE =
  /(?<![\w.\-/\\])(?:(?:file|blob):[^\s'"`<>()]+|[~…]?\/[^\s'"`<>()/]+\/[^\s'"`<>()]*|(?:[A-Za-z]:[\\/]|\\\\)[^\s'"`<>()]+)/g;

/**
 * A message for strangers: of absolute paths and addresses of files only the name of the file is left, of folders nothing, and `hidden` words (a
 * user, a host) are gone.
 */
export function withoutPlaces(message: string, hidden: readonly string[] = []): string {
  return hidden
    .filter((word) => word.length > 1)
    .reduce((text, word) => text.replace(wholeWord(word), '…'), message)
    .replace(QUOTED, (_, quote: string, place: string) => quote + fileOf(place) + quote)
    .replace(SERVED, (place) => (/^https?:\/\/[^/]+:\d/.test(place) ? fileOf(place) : place))
    .replace(BARE, fileOf);
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\w-])${word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?![\\w-])`, 'g');
}

/** `engine.mjs:12:5` of `file:///home/ada/engine.mjs?x=1:12:5` */
function fileOf(place: string): string {
  const parts = place
    .replace(/[?#][^:]*/, '')
    .split(/[\\/]+/)
    .filter((part) => part !== '');
  const name = parts.at(-1) ?? '';
  const isHome = /^(home|Users)$/.test(parts.at(-2) ?? '');
  return name.includes('.') && !isHome ? name : '…';
}
