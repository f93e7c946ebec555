import type { BlockSpec } from '../block/block-spec.js';
import { canonicalBlock } from '../block/canonical-block.js';
import type { Slot } from '../block/slot.js';
import type { Candidate, CandidateOptions } from './candidate.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './sha256-hex.js';

/** Frozen for ever: keys leave them out. */
export const DEFAULT_CANDIDATE_OPTIONS: CandidateOptions = { algorithm: 'auto', threads: 1, chain: 1 };

/** What is asked for; what is left out of the options is at its default. */
export interface CandidateRequest {
  readonly slot: Slot;
  readonly block: BlockSpec;
  readonly engine: string;
  readonly options?: Partial<CandidateOptions>;
}

/**
 * The name of a candidate, everywhere and for ever: the first 20 hex digits of the SHA-256 of the canonical JSON of
 * `{ block, engine, options, slot }`, defaults left out, and `options` with them where nothing else is asked. Golden keys are tests.
 */
export function candidateKey({ slot, block, engine, options = {} }: CandidateRequest): string {
  const asked = Object.entries(options).filter(
    ([name, value]) => value !== DEFAULT_CANDIDATE_OPTIONS[name as keyof CandidateOptions],
  );
  const { height, width, channels } = slot.input;
  const request = {
    block: canonicalBlock(block),
    engine,
    options: asked.length === 0 ? undefined : Object.fromEntries(asked),
    slot: {
      input: { height, width, channels },
      outputChannels: slot.outputChannels,
      stride: slot.stride,
    },
  };
  return sha256Hex(canonicalJson(request)).slice(0, 20);
}

/** The candidate under its key, its block in canonical form, its options with all defaults. */
export function makeCandidate(request: CandidateRequest): Candidate {
  return {
    key: candidateKey(request),
    slot: request.slot,
    block: canonicalBlock(request.block),
    engine: request.engine,
    options: { ...DEFAULT_CANDIDATE_OPTIONS, ...request.options },
  };
}
