/** More columns than these are no comparison any more. */
export const MOST_PINS = 8;

/** The pinned keys of a link, in their order. */
export function pinnedKeys(pins: string): readonly string[] {
  return pins === '' ? [] : pins.split(',');
}

/** The pins with one more, or with one less where it was pinned; a ninth takes the place of the last. */
export function togglePin(pins: string, candidate: string): string {
  const keys = pinnedKeys(pins);
  if (keys.includes(candidate)) return keys.filter((key) => key !== candidate).join(',');
  return [...keys.slice(0, MOST_PINS - 1), candidate].join(',');
}

/** The pins that a document knows, each once. */
export function knownPins(pins: string, candidates: ReadonlySet<string>): string {
  const keys = new Set(pinnedKeys(pins).filter((key) => candidates.has(key)));
  return [...keys].slice(0, MOST_PINS).join(',');
}
