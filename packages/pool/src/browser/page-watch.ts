import { BATTERY_EVENTS, type Battery, isLow } from './battery.js';

/**
 * Why times taken in a page cannot be trusted: nobody sees it, so the browser slows it down; it stood still, asleep or throttled; or the
 * device saves power.
 */
export type PauseReason = 'hidden' | 'stood-still' | 'low-battery';

export interface PageWatchOptions {
  readonly page: Document;
  /** Resolves with null where the browser does not tell. */
  readonly battery: Promise<Battery | null>;
  /** Whatever runs is disturbed from now on. Called once for each pause. */
  readonly onPause: (reason: PauseReason) => void;
  readonly onResume: () => void;
}

const BEAT_MS = 500;
/** A visible page's timers are late by milliseconds; by this much only where the device slept, or the page was held up for long. */
const LONGEST_BEAT_MS = 3000;

/** Whether the page is one that can measure: visible, not standing still, and with power enough. */
export class PageWatch {
  readonly #options: PageWatchOptions;
  readonly #beat: ReturnType<typeof setInterval>;
  readonly #batteryRead: Promise<void>;
  #battery: Battery | null = null;
  #held: PauseReason | null = null;
  #closedBy: Error | null = null;
  #lastBeatMs = performance.now();
  #pauses = 0;
  #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  constructor(options: PageWatchOptions) {
    this.#options = options;
    options.page.addEventListener('visibilitychange', this.#lookAround);
    this.#beat = setInterval(() => this.look(), BEAT_MS);
    this.#batteryRead = options.battery.then((battery) => this.#follow(battery));
    this.#lookAround();
  }

  /** How often the page could not measure so far: what began at one number and ended at another was disturbed. */
  get pauses(): number {
    return this.#pauses;
  }

  /** Settles when the page can measure: at once, or when nothing holds it any more. Rejects when the watch has ended. */
  async untilQuiet(): Promise<void> {
    await this.#batteryRead;
    if (this.#closedBy !== null) throw this.#closedBy;
    if (this.#held === null) return;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }

  /** Sees whether the page stood still: with every beat, and before an answer is believed that may have come in first. */
  look(): void {
    const now = performance.now();
    const stoodStill = this.#held === null && now - this.#lastBeatMs > LONGEST_BEAT_MS;
    this.#lastBeatMs = now;
    if (!stoodStill) return;
    this.#pause('stood-still');
    this.#options.onResume();
  }

  close(error: Error): void {
    this.#closedBy = error;
    this.#options.page.removeEventListener('visibilitychange', this.#lookAround);
    for (const event of BATTERY_EVENTS) this.#battery?.removeEventListener(event, this.#lookAround);
    clearInterval(this.#beat);
    for (const { reject } of this.#takeWaiting()) reject(error);
  }

  #follow(battery: Battery | null): void {
    if (battery === null || this.#closedBy !== null) return;
    this.#battery = battery;
    for (const event of BATTERY_EVENTS) battery.addEventListener(event, this.#lookAround);
    this.#lookAround();
  }

  readonly #lookAround = (): void => {
    const reason = this.#reasonToPause();
    if (reason === this.#held) return;
    // Timers of a hidden page are slowed on purpose: its beats start anew.
    this.#lastBeatMs = performance.now();
    this.#held = reason;
    if (reason !== null) {
      this.#pause(reason);
      return;
    }
    this.#options.onResume();
    for (const { resolve } of this.#takeWaiting()) resolve();
  };

  #reasonToPause(): PauseReason | null {
    if (this.#options.page.visibilityState === 'hidden') return 'hidden';
    return this.#battery !== null && isLow(this.#battery) ? 'low-battery' : null;
  }

  #pause(reason: PauseReason): void {
    this.#pauses++;
    this.#options.onPause(reason);
  }

  #takeWaiting() {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}
