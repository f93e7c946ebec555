/** What can be wrong with a file, one code a mend. */
export type ConfigProblemCode =
  | 'TOO_LARGE'
  | 'TOO_DEEP'
  | 'SYNTAX'
  | 'DUPLICATE_KEY'
  | 'FORBIDDEN_KEY'
  | 'NUMBER_NOT_FINITE'
  | 'UNKNOWN_KEY'
  | 'MISSING'
  | 'WRONG_TYPE'
  | 'UNKNOWN_NAME'
  | 'OUT_OF_RANGE'
  | 'WRONG_LENGTH'
  | 'WRONG_FORMAT'
  | 'WRONG_RANGE'
  | 'TOO_MANY_VALUES'
  | 'DUPLICATE_VALUE'
  | 'WRONG_BOUNDS'
  | 'NO_LATENCY_OBJECTIVE'
  | 'NOT_AN_OBJECTIVE'
  | 'WRONG_REFERENCE'
  | 'GROUPS_DO_NOT_DIVIDE'
  | 'NO_SLOT_OF_STRIDE'
  | 'IMPOSSIBLE_BLOCK'
  | 'NOT_IN_THIS_VERSION'
  | 'MORE_PROBLEMS';

/** One thing wrong in a file: where, what was there, and what to do about it. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units, as editors count; a byte order mark is not counted. */
  readonly column: number;
  /** `blocks[1].groups[2]`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, as short JSON; absent where nothing does. */
  readonly received?: string;
  readonly message: string;
  readonly hint?: string;
}
