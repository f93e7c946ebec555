/** One slot's worth, in an order of which any beginning is mixed. */
const BLOCKS = [
  { kind: 'standard', kernel: 3 },
  { kind: 'depthwise-separable', kernel: 3 },
  { kind: 'grouped', kernel: 3, groups: 4, mix: 'pointwise' },
  { kind: 'inverted-residual', kernel: 3, expansion: 2 },
  { kind: 'grouped', kernel: 3, groups: 2 },
  { kind: 'bottleneck', kernel: 3 },
  { kind: 'pointwise' },
  { kind: 'shufflenet', groups: 4 },
  { kind: 'grouped', kernel: 3, groups: 8, mix: 'pointwise' },
  { kind: 'depthwise', kernel: 3 },
  { kind: 'grouped', kernel: 3, groups: 4, mix: 'shuffle' },
  { kind: 'bottleneck', kernel: 3, ratio: 0.5 },
  { kind: 'inverted-residual', kernel: 3, expansion: 4 },
  { kind: 'grouped', kernel: 3, groups: 4 },
  { kind: 'depthwise-separable', kernel: 5 },
  { kind: 'spatially-separable', kernel: 3 },
  { kind: 'grouped', kernel: 3, groups: 8 },
  { kind: 'grouped', kernel: 3, groups: 2, mix: 'pointwise' },
  { kind: 'bottleneck', kernel: 3, ratio: 0.5, groups: 4 },
  { kind: 'shufflenet', groups: 2 },
  { kind: 'grouped', kernel: 3, groups: 16 },
  { kind: 'grouped', kernel: 3, groups: 16, mix: 'pointwise' },
  { kind: 'inverted-residual', kernel: 5, expansion: 4 },
  { kind: 'standard', kernel: 5 },
  { kind: 'inverted-residual', kernel: 3, expansion: 6 },
];
const SIZES = [14, 28];
const CHANNELS = [32, 48, 64, 96, 128, 160];

export const MOST_CANDIDATES = SIZES.length * CHANNELS.length * BLOCKS.length;

/**
 * The most parameters for the least time: of the 25 blocks of a slot about ten are on such a front, some by a hair. With the default objectives, which count
 * multiplications against a block, two or three are, and by far.
 */
const CAPACITY = [
  { column: 'params', goal: 'maximize' },
  { column: 'latency_ns', goal: 'minimize' },
];

/** A sweep of about so many candidates: 25 blocks a slot, and as many slots as that takes. All seeds have the same candidates. */
export function usualSweep(candidates, seed) {
  const slots = Math.max(1, Math.round(candidates / BLOCKS.length));
  const sizes = slots > 4 ? 2 : 1;
  return {
    version: 1,
    name: 'mixed',
    slots: {
      input: SIZES.slice(0, sizes).map((side) => [side, side]),
      inputChannels: CHANNELS.slice(0, Math.round(slots / sizes)),
      outputChannels: 'same',
    },
    blocks: BLOCKS.slice(0, slots === 1 ? candidates : BLOCKS.length),
    engines: ['wasm'],
    seed,
  };
}

/** The same with fronts that are large and contested. */
export const mixedSweep = (candidates, seed) => ({ ...usualSweep(candidates, seed), objectives: CAPACITY });
