/** Why times taken in a page cannot be trusted: nobody sees it, so the browser slows it down; or it stood still, asleep or throttled. */
export type PauseReason = 'hidden' | 'stood-still';

export interface PageWatchOptions {
  readonly page: Document;
  /** Whatever runs is disturbed from now on. Called once for each pause. */
  readonly onPause: (reason: PauseReason) => void;
  readonly onResume: () => void;
}

const BEAT_MS = 500;
/** A visible page's timers are late by milliseconds; by this much only where the device slept, or the page was held up for long. */
const LONGEST_BEAT_MS = 3000;

/** Whether the page is one that can measure: visible, and not standing still. */
export class PageWatch {
  readonly #options: PageWatchOptions;
  readonly #beat: ReturnType<typeof setInterval>;
  #lastBeatMs = performance.now();
  #pauses = 0;
  #waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  constructor(options: PageWatchOptions) {
    this.#options = options;
    options.page.addEventListener('visibilitychange', this.#lookAtVisibility);
    this.#beat = setInterval(() => this.look(), BEAT_MS);
  }

  /** How often the page could not measure so far: what began at one number and ended at another was disturbed. */
  get pauses(): number {
    return this.#pauses;
  }

  get isPaused(): boolean {
    return this.#options.page.visibilityState === 'hidden';
  }

  /** Settles when the page can measure: at once, or when it is visible again. Rejects when the watch ends first. */
  untilQuiet(): Promise<void> {
    if (!this.isPaused) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }

  /** Sees whether the page stood still: with every beat, and before an answer is believed that may have come in first. */
  look(): void {
    const now = performance.now();
    const stoodStill = !this.isPaused && now - this.#lastBeatMs > LONGEST_BEAT_MS;
    this.#lastBeatMs = now;
    if (!stoodStill) return;
    this.#pause('stood-still');
    this.#options.onResume();
  }

  close(error: Error): void {
    this.#options.page.removeEventListener('visibilitychange', this.#lookAtVisibility);
    clearInterval(this.#beat);
    for (const { reject } of this.#takeWaiting()) reject(error);
  }

  readonly #lookAtVisibility = (): void => {
    // Timers of a hidden page are slowed on purpose: its beats start anew.
    this.#lastBeatMs = performance.now();
    if (this.isPaused) {
      this.#pause('hidden');
      return;
    }
    this.#options.onResume();
    for (const { resolve } of this.#takeWaiting()) resolve();
  };

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
