import { loopOperations, prepareArithmeticLoops } from './arithmetic-limit.js';
import type { Clock } from './calibrate.js';
import { wasmFeatures } from './features.js';

/** What engines and hosts call it among their features. */
export const REVECTORIZE_FEATURE = 'revectorize';

/** About 0.2 ms a turn: short enough that some turns are undisturbed even on a busy machine. */
const TIMES = 25_000;
const TURNS = 40;
/** Counted, not timed: 0.2 s of good code, but seconds of the slow code that runs until that is there. */
const SERIES = 10;
/** Joined operations do close to twice the work; what merely runs a little better is something else. */
const CLEARLY_FASTER = 1.35;

/**
 * Whether this runtime joins pairs of 128-bit operations into 256-bit ones, as V8 does with `--experimental-wasm-revectorize`
 * on x86 with AVX2. Nothing but speed tells: a loop whose sums can be joined is timed beside one whose sums cannot. Both are
 * in one function, so that they are always compiled equally well. Says yes within 0.1 s, no within 0.5 s; later on a busy machine.
 */
export function revectorizes(now: Clock): boolean {
  const run = prepareArithmeticLoops(['apart', 'joinable'], wasmFeatures().includes('relaxed-simd'));
  const turnMs = (apartTimes: number, joinableTimes: number): number => {
    const before = now();
    run(apartTimes, joinableTimes);
    return now() - before;
  };
  // Twice in a row: better code may arrive between the two turns of a pair.
  let gained = 0;
  for (let series = 0; series < SERIES && gained < 2; series++) {
    let [apartMs, joinableMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let turn = 0; turn < TURNS; turn++) {
      apartMs = Math.min(apartMs, turnMs(TIMES, 1));
      joinableMs = Math.min(joinableMs, turnMs(1, TIMES));
    }
    const gain = loopOperations('joinable') / joinableMs / (loopOperations('apart') / apartMs);
    gained = gain > CLEARLY_FASTER ? gained + 1 : 0;
  }
  return gained === 2;
}
