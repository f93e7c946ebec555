/** Milliseconds since 1970 by the system's clock when this process started, and by one that nobody sets since then. */
export const steadyNowMs = (): number => performance.timeOrigin + performance.now();
