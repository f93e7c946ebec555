/**
 * Keeps the screen on while the page is seen, where the browser can: a phone that sleeps measures nothing.
 * @returns what lets the screen go off again
 */
export function keepAwake(): () => void {
  let isWanted = true;
  let held: WakeLockSentinel | null = null;
  const hold = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // Refused on low battery; then the reader keeps it awake.
    const given = await navigator.wakeLock.request('screen').catch(() => null);
    if (isWanted) held = given;
    else await given?.release();
  };
  // The browser lets go of it whenever the page is hidden.
  document.addEventListener('visibilitychange', hold);
  hold();
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', hold);
    held?.release();
  };
}
