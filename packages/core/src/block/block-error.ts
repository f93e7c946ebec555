/** What can be wrong with a block or a layer, each in words that serve as a countable reason. */
const SENTENCES = {
  UNKNOWN_KIND: 'there is no such block kind',
  UNKNOWN_OPTION: 'there is no such option here',
  MISSING_OPTION: 'an option is missing',
  BAD_VALUE: 'the value is out of range',
  GROUPS_DO_NOT_DIVIDE: 'groups do not divide the channels',
  INPUT_COUNT: 'the layer takes another number of inputs',
  SHAPES_DIFFER: 'the inputs do not match in shape',
  EMPTY_OUTPUT: 'the kernel is larger than the padded input',
  UNKNOWN_LAYER: 'there is no such layer',
  UNKNOWN_ID: 'no earlier layer has this id',
  DUPLICATE_ID: 'the id is taken',
  NO_LAYERS: 'there are no layers',
  MISFIT: 'the block does not fit the slot',
} as const;

export type BlockErrorCode = keyof typeof SENTENCES;

/** A block or a layer that cannot be placed: what is wrong, where, what was found there, and what would do instead. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
  readonly code: BlockErrorCode;
  /** `layers[2].groups`, `kind`, `expand.groups` … */
  readonly place: string;
  readonly received: unknown;
  readonly hint: string;
  /** The code in words, without place or value: the same for all alike cases. */
  readonly reason: string;

  constructor(code: BlockErrorCode, detail: { place: string; received: unknown; hint: string }) {
    super(
      `${detail.place}: ${SENTENCES[code]} (received ${JSON.stringify(detail.received)}); ${detail.hint}`,
    );
    this.code = code;
    this.place = detail.place;
    this.received = detail.received;
    this.hint = detail.hint;
    this.reason = SENTENCES[code];
  }
}
