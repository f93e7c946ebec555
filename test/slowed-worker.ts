import type { Page } from 'playwright-core';

/**
 * Put in front of a measuring worker's script, makes its processor slower as heat or saved power do: everything takes longer by `rate`. No
 * browser can be told to do that to a worker (Chromium's `Emulation.setCPUThrottlingRate` is for the threads of pages only), so its clock
 * runs faster instead, which cannot be told apart from inside. The page says how on the channel `slowness`.
 */
export const SLOWED_WORKER = `
const realNow = performance.now.bind(performance);
let slowness = { rate: 1, risesBy: 0, afterMs: 0, since: 0 };
let turnAt = 0;
let before = realNow();
let shown = before;
const rateAt = (now) => {
  const { rate, risesBy, afterMs, since } = slowness;
  if (now - turnAt < afterMs) return 1;
  return risesBy === 0 ? rate : Math.min(1.3, rate + (risesBy * (Date.now() - since)) / 1000);
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
  if (data.rate === undefined) return;
  slowness = data;
  channel.postMessage('heard');
});
channel.postMessage('new');
`;

export interface Slowness {
  /** How many times as long everything takes … */
  readonly rate: number;
  /** … and how much is added to that each second, up to 1.3. */
  readonly risesBy: number;
  /** Into each turn; before, it is as fast as ever. */
  readonly afterMs: number;
}

/** Slows the page's workers from their next turn on, and those that are started later. */
export function slowDown(page: Page, slowness: Slowness): Promise<void> {
  return page.evaluate((slowness) => {
    const kept = window as { slowness?: { channel: BroadcastChannel; now: object } };
    const now = { ...slowness, since: Date.now() };
    if (kept.slowness === undefined) {
      const known = { channel: new BroadcastChannel('slowness'), now };
      known.channel.addEventListener('message', ({ data }) => {
        if (data === 'new') known.channel.postMessage(known.now);
      });
      kept.slowness = known;
    }
    const { channel } = kept.slowness;
    kept.slowness.now = now;
    return new Promise((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        if (data !== 'heard') return;
        channel.removeEventListener('message', hear);
        resolve();
      };
      channel.addEventListener('message', hear);
      channel.postMessage(now);
    });
  }, slowness);
}
