import { lowerBlock } from '../block/lower-block.js';
import type { Runnable } from '../engine/engine.js';
import { ClockJumpError, stoodStill } from './clock-jump.js';
import type { LatencyEstimate } from './estimate.js';
import { estimateScreening } from './estimate-latency.js';
import { measureVisit } from './measure-visit.js';
import type { PreparedRunnable } from './runnable-cache.js';
import { isRight, outcomeOfThrown, prepareTurn, type Turn, verifyAnswer, wrongAnswer } from './take-turn.js';

/** What one layer of a block takes alone, and the kernel that ran it. */
export interface LayerLatency {
  readonly kernel: string;
  readonly estimate: LatencyEstimate;
}

/** `untold`: the layers cannot be timed one by one, and why. */
export type LayersOutcome =
  | {
      readonly state: 'timed';
      readonly algorithm: string;
      /** The whole block, just before its layers. */
      readonly block: LatencyEstimate;
      /** One a layer, in the order of `LoweredLayers.layers`. */
      readonly layers: readonly LayerLatency[];
    }
  | { readonly state: 'untold' | 'failed' | 'unsupported' | 'skipped'; readonly reason: string };

/**
 * A block once, and then each of its layers alone: one screening visit each, by the protocol's own rules for warm-up, batches and stopping, with
 * hot weights. The answer of the block is compared with the reference before anything is timed. Blocks in a row (`chain`) are timed as one.
 * What goes wrong is an outcome; it rejects with nothing but the signal's reason.
 */
export async function takeLayers(
  turn: Pick<
    Turn,
    'candidate' | 'engine' | 'protocol' | 'calibration' | 'clock' | 'signal' | 'helperThreads'
  >,
): Promise<LayersOutcome> {
  const { clock, signal } = turn;
  const { block, slot, options } = turn.candidate;
  const candidate = { ...turn.candidate, options: { ...options, chain: 1 } };
  const protocol = { ...turn.protocol, cache: 'hot' as const };
  let prepared: PreparedRunnable | undefined;
  try {
    const count = lowerBlock(block, slot).layers.length;
    if (count === 1) return { state: 'untold', reason: 'the block is one layer' };
    const once = { ...turn, candidate, protocol, phase: 'screening' as const, verifiedKernelHashes: [] };
    prepared = await prepareTurn(once);
    const { runnable } = prepared;
    const untold = whyUntold(runnable);
    if (untold !== null) return { state: 'untold', reason: untold };
    const verification = await verifyAnswer(candidate, runnable);
    if (!isRight(verification)) return { state: 'failed', reason: wrongAnswer(verification) };
    const time = async (one: Runnable): Promise<LatencyEstimate> => {
      const options = { phase: 'screening', protocol, clock, signal } as const;
      const { timing, clockJumped } = await measureVisit(one, options);
      if (clockJumped || stoodStill(timing)) throw new ClockJumpError();
      return estimateScreening(timing, protocol);
    };
    const whole = await time(runnable);
    const layers: LayerLatency[] = [];
    for (let index = 0; index < count; index++)
      layers.push({ kernel: runnable.kernels[index] ?? '', estimate: await time(layerOf(runnable, index)) });
    return { state: 'timed', algorithm: runnable.algorithm, block: whole, layers };
  } catch (thrown) {
    signal.throwIfAborted();
    return outcomeOfThrown(thrown);
  } finally {
    prepared?.runnable.dispose();
  }
}

function whyUntold({ runLayer, algorithm }: Runnable): string | null {
  if (runLayer === undefined) return 'its engine runs the block as a whole';
  // Fused layers run with the last of them: alone, the others do nothing.
  return /\bfused\b/.test(algorithm) ? 'it runs layers fused, as one kernel' : null;
}

function layerOf(runnable: Runnable, index: number): Runnable {
  return {
    ...runnable,
    // Of calls in this thread nothing is awaited: they are over when they return.
    run: (times) => runnable.runLayer?.(index, times) as ReturnType<Runnable['run']>,
  };
}
