import { lowerBlock } from '../block/lower-block.js';
import { DIRECT_ERROR_BOUND } from '../kernels/wasm/kernel.js';
import { wasmKernels } from '../kernels/wasm/registry.js';
import { wasmEngine } from '../kernels/wasm/wasm-engine.js';
import type { RanWith, VisitOutcome } from '../measure/visit.js';
import type { Candidate } from '../space/candidate.js';
import { type ExpectedSample, sampleError } from './output-check.js';

/**
 * How wrong (`max|y − ref| ÷ max|ref|`) the output of a candidate may be that ran elsewhere, whatever is said of it there: as wrong as the
 * loosest of the kernels that are named and can run one of its layers. That of direct kernels where nothing else was asked for.
 */
export function allowedError(
  { block, slot, engine, options }: Candidate,
  { kernels }: Pick<RanWith, 'kernels'>,
): number {
  if (engine !== wasmEngine.name || options.algorithm === 'direct') return DIRECT_ERROR_BOUND;
  const { layers } = lowerBlock(block, slot, options.chain);
  const named = wasmKernels.filter(
    (kernel) => kernels.includes(kernel.name) && layers.some((layer) => kernel.accepts(layer)),
  );
  return Math.max(DIRECT_ERROR_BOUND, ...named.map(({ errorBound }) => errorBound));
}

/** Why the output that came with these times cannot be the candidate's, by its sample and by the error stated with it; null where it can. */
export function wrongOutput(
  candidate: Candidate,
  { outputSample, verification, ranWith }: Extract<VisitOutcome, { readonly state: 'timed' }>,
  expected: ExpectedSample,
): string | null {
  const error = Math.max(sampleError(outputSample ?? [], expected), verification?.error ?? 0);
  const allowed = allowedError(candidate, ranWith);
  return error <= allowed
    ? null
    : `wrong output: error ${error.toExponential(1)}, allowed ${allowed.toExponential(1)}`;
}
