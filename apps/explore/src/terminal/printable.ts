/** Somebody else's words on a terminal: without what moves its cursor or colours it. */
export function printable(words: string): string {
  return words.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
}
