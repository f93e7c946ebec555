import type { Side } from './side.js';

/** More than these on one plane are a thicket; each has a colour and a mark of its own. */
export const MOST_OTHERS = 4;

export interface ChosenSides {
  readonly base: Side;
  readonly others: readonly Side[];
}

/**
 * The sides that a view compares: as it says; otherwise the newest run of each device, the first of them as the base, or of one device
 * the newest run with the one before it.
 * @param sides at least two, the oldest first
 */
export function chosenSides(
  sides: readonly Side[],
  { base, against }: { readonly base: string | null; readonly against: string },
): ChosenSides {
  const told = toldSides(sides);
  const chosen = sides.find(({ run }) => run.run === base) ?? told[0]!;
  const asked = new Set(against.split(','));
  const wanted = sides.filter(({ run }) => asked.has(run.run));
  for (const others of [wanted, told, sides]) {
    const rest = others.filter((side) => side !== chosen);
    if (rest.length > 0) return { base: chosen, others: rest.slice(-MOST_OTHERS) };
  }
  return { base: chosen, others: [] };
}

function toldSides(sides: readonly Side[]): readonly Side[] {
  const newest = sides.filter(
    ({ run }, index) => !sides.slice(index + 1).some((later) => later.run.device === run.device),
  );
  return newest.length > 1 ? newest : sides.slice(-2);
}
