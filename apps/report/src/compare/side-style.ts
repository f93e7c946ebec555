/** The look of a side, by its place among the chosen ones: a colour, a mark, and a dash of its own, so that none has to tell alone. */
export interface SideStyle {
  readonly colour: string;
  readonly dash: string;
  /** The mark around (0, 0), about 2 wide. */
  readonly path: string;
}

const STYLES: readonly SideStyle[] = [
  { colour: 'var(--side-base)', dash: 'none', path: 'M0-1A1 1 0 1 1 0 1A1 1 0 1 1 0-1Z' },
  { colour: 'var(--side-1)', dash: '7 3', path: 'M0-1.25L1.25 0L0 1.25L-1.25 0Z' },
  { colour: 'var(--side-2)', dash: '2 3', path: 'M0-1.15L1.15 .95L-1.15 .95Z' },
  { colour: 'var(--side-3)', dash: '9 3 2 3', path: 'M-.9-.9H.9V.9H-.9Z' },
  { colour: 'var(--side-4)', dash: '4 2 1 2 1 2', path: 'M0 1.15L1.15-.95L-1.15-.95Z' },
];

export function sideStyle(place: number): SideStyle {
  return STYLES[place % STYLES.length]!;
}
