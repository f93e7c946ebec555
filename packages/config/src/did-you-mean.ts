/** The name among `known` that `received` was most likely meant to be, or undefined when none is near. */
export function nearestName(received: string, known: readonly string[]): string | undefined {
  const word = received.toLowerCase();
  // A third of the letters may be wrong, at most three: more than that is another word.
  const allowed = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  let nearest: string | undefined;
  let nearestDistance = allowed + 1;
  for (const name of known) {
    if (Math.abs(name.length - word.length) > allowed) continue;
    const distance = editDistance(word, name.toLowerCase());
    if (distance < nearestDistance) {
      nearest = name;
      nearestDistance = distance;
    }
  }
  if (nearest !== undefined || word.length < 3) return nearest;
  // `latency` for `latency_ns`: of the names that begin so, the shortest.
  const beginnings = known.filter((name) => name.toLowerCase().startsWith(word));
  return beginnings.sort((a, b) => a.length - b.length)[0];
}

/**
 * Letters to insert, delete, replace or swap with their neighbour to turn `a` into `b`
 * (optimal string alignment; Damerau 1964). O(|a|·|b|).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
      }
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
