/** The chance that any of all decisions taken at once is wrong. */
export const FAMILY_ALPHA = 0.05;

/**
 * The confidence at which a family of intervals is read so that, with probability 1 − α, none of what they decide is wrong: Holm's step-down
 * procedure (1979) told as one confidence. It begins with `1 − α / m` for all m (Bonferroni); once k of them are decided, the others
 * share α among themselves, `1 − α / (m − k)`, and so on until nothing more is decided. What is decided at the end is exactly what Holm rejects,
 * and the intervals at this confidence show it.
 *
 * Holm and not Benjamini and Hochberg (1995): a single false alarm fails a build, so it is the chance of any that must be small, not their
 * share; and candidates of one run share the machine's moods, under which Holm holds whatever their dependence.
 * @param isDecided whether an interval decides at a confidence; what is decided at one is decided at every lower one
 */
export function holmConfidence<Compared>(
  family: readonly Compared[],
  isDecided: (compared: Compared, confidence: number) => boolean,
  alpha = FAMILY_ALPHA,
): number {
  let open = family;
  for (;;) {
    const confidence = 1 - alpha / Math.max(1, open.length);
    const left = open.filter((compared) => !isDecided(compared, confidence));
    if (left.length === open.length) return confidence;
    open = left;
  }
}
