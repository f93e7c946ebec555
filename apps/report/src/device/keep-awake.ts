/** Keeps the screen on while the page is seen, where the browser can: a phone that sleeps measures nothing. */
export function keepAwake(): void {
  const hold = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // Refused on low battery; then the reader keeps it awake.
    navigator.wakeLock.request('screen').catch(() => undefined);
  };
  // The browser lets go of it whenever the page is hidden.
  document.addEventListener('visibilitychange', hold);
  hold();
}
