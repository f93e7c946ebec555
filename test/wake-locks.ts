import type { Page } from 'playwright-core';

interface Watched {
  readonly locks: readonly WakeLockSentinel[];
}

/**
 * Writes down which wake locks the browser gives to the page, from when it is next loaded.
 * @returns how many of them keep the screen on now
 */
export async function watchWakeLocks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const locks: WakeLockSentinel[] = [];
    const { request } = WakeLock.prototype;
    WakeLock.prototype.request = async function (type) {
      const lock = await request.call(this, type);
      locks.push(lock);
      return lock;
    };
    Object.assign(window, { locks });
  });
  return () =>
    page.evaluate(() => (window as unknown as Watched).locks.filter(({ released }) => !released).length);
}
