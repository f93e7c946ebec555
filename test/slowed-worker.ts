import type { Page } from 'playwright-core';

/**
 * Put in front of a measuring worker's script, makes its processor slower as heat or saved power do: everything takes longer by `rate`. No
 * browser can be told to do that to a worker (Chromium's `Emulation.setCPUThrottlingRate` is for the threads of pages only), so its clock
 * runs faster instead, which cannot be told apart from inside. The page says how on the channel `slowness`; it holds from the next turn on, `afterMs`
 * into each.
 */
export const SLOWED_WORKER = `
const realNow = performance.now.bind(performance);
let slowness = { rate: 1, risesBy: 0, afterMs: 0 };
let saidAt = 0;
let turnAt = 0;
let before = realNow();
let shown = before;
const rateAt = (now) => {
  if (now - turnAt < slowness.afterMs) return 1;
  const { rate, risesBy } = slowness;
  return risesBy === 0 ? rate : Math.min(1.3, rate + (risesBy * (now - saidAt)) / 1000);
};
performance.now = () => {
  const now = realNow();
  shown += (now - before) * rateAt(now);
  before = now;
  return shown;
};
addEventListener('message', () => {
  turnAt = realNow();
});
const channel = new BroadcastChannel('slowness');
channel.addEventListener('message', ({ data }) => {
  if (data === 'heard') return;
  slowness = data;
  saidAt = realNow();
  channel.postMessage('heard');
});
`;

/** `rate` is how many times as long everything takes, and `risesBy` how much is added to it each second, up to 1.3. */
export interface Slowness {
  readonly rate: number;
  readonly risesBy: number;
  readonly afterMs: number;
}

/** Slows the page's worker from its next turn on. */
export function slowDown(page: Page, slowness: Slowness): Promise<void> {
  return page.evaluate(
    (slowness) =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel('slowness');
        channel.addEventListener('message', () => {
          channel.close();
          resolve();
        });
        channel.postMessage(slowness);
      }),
    slowness,
  );
}
