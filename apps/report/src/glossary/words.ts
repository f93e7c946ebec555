/** The words that the report explains, each in a sentence or two. Definitions as in the cost model of the docs. */
export const WORDS = {
  slot: [
    'Slot',
    'An interface to fill: input height, width and channels, output channels, and stride. 56x56x128-256-s2 takes 56×56 pixels of 128 channels and gives 256 channels at half the size.',
  ],
  candidate: ['Candidate', 'A block in a slot, with an engine and the options that were asked for.'],
  macs: [
    'MACs',
    'Multiply-accumulates: N·H·W·c₂·(c₁/g)·k₁·k₂ for a convolution, padding counted as full work. FLOPs are twice as many.',
  ],
  params: ['Parameters', 'Weights and biases: c₂·(c₁/g)·k₁·k₂ for a convolution, and c₂ more with a bias.'],
  bytes: [
    'Bytes moved',
    'Compulsory traffic: every input, output and weight of each layer once, as if a cache held everything in between.',
  ],
  peakMemory: [
    'Peak memory',
    "The most over a block's layers of live inputs, outputs and the running layer's weights. A shortcut stays live across its block.",
  ],
  intensity: [
    'Arithmetic intensity',
    'Work for each byte moved: 2·MACs ÷ bytes moved in FLOP per byte, or MACs ÷ bytes moved. What has little of it waits for memory.',
  ],
  reach: [
    'Mixing reach',
    'The share of pairs of an input and an output channel that are connected. 1: every output sees every input. In g groups alone it is 1/g. It is structural, and says nothing about accuracy.',
  ],
  latency: [
    'Latency',
    'The time of one call: the median over the batches of its visits, with an interval that holds the true median at the stated confidence.',
  ],
  p95: ['95th percentile', 'Of twenty batches, nineteen took no longer than this for a call.'],
  front: [
    'Front',
    'The candidates that no other beats: none is at least as good in every objective and better in one.',
  ],
  contested: [
    'Certain, contested, out',
    'On the front for certain, not on it for certain, or contested: the measured intervals allow both.',
  ],
  savings: [
    'Savings realised',
    'Measured speed-up ÷ speed-up promised by MACs, against the standard block of the same kernel in the same slot. 100 %: everything that was promised arrived.',
  ],
  visit: [
    'Visit',
    'One turn of measuring one candidate: a warm-up, then a series of batches. Visits of other candidates lie between two of one.',
  ],
  outlier: [
    'Outlier',
    'A batch beyond the fences of Tukey: more than 1.5 times the range between the quartiles away from them; severe beyond 3 times. Outliers are named, never dropped.',
  ],
  roofline: [
    'Roofline',
    'The least time a device could take: the larger of MACs ÷ its peak and bytes ÷ its bandwidth, both measured on it.',
  ],
} as const satisfies { readonly [word: string]: readonly [title: string, meaning: string] };

export type Word = keyof typeof WORDS;

/** Which word explains a term of a list of facts or the head of a column. */
const WORD_OF: { readonly [term: string]: Word } = {
  Slot: 'slot',
  Candidate: 'candidate',
  Latency: 'latency',
  'Latency (interval)': 'latency',
  '95th percentile': 'p95',
  'Savings realised': 'savings',
  Front: 'contested',
  'On the front': 'contested',
  MACs: 'macs',
  Parameters: 'params',
  'Bytes moved': 'bytes',
  'Peak memory': 'peakMemory',
  Intensity: 'intensity',
  'Arithmetic intensity': 'intensity',
  'Mixing reach': 'reach',
  'Taken from': 'visit',
};

/** The word behind a term, where it is one that is explained. */
export function wordOf(term: string): Word | null {
  return Object.hasOwn(WORD_OF, term) ? (WORD_OF[term] ?? null) : null;
}
