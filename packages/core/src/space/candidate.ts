import type { BlockSpec } from '../block/block-spec.js';
import type { Slot } from '../block/slot.js';
import type { AlgorithmName } from '../engine/engine.js';

/** What was asked of the engine. Defaults: algorithm `auto`, threads 1, chain 1. */
export interface CandidateOptions {
  readonly algorithm: AlgorithmName;
  readonly threads: number;
  /** The block, run this many times in a row: its output feeds it again. */
  readonly chain: number;
}

/** A block in a slot with an engine and the options asked for. */
export interface Candidate {
  /** First 20 hex digits of the SHA-256 of its canonical JSON, defaults left out: see `candidateKey`. */
  readonly key: string;
  readonly slot: Slot;
  readonly block: BlockSpec;
  readonly engine: string;
  readonly options: CandidateOptions;
}
