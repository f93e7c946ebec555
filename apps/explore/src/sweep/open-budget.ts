/** The time a sweep may take. */
export interface Budget {
  /** Aborted when the time is up. */
  readonly spent: AbortSignal;
  /** Stops the clock. */
  release(): void;
}

/** Starts the clock; without a budget it never ends. */
export function openBudget(milliseconds: number | null): Budget {
  const controller = new AbortController();
  const timer = milliseconds === null ? undefined : setTimeout(() => controller.abort(), milliseconds);
  return { spent: controller.signal, release: () => clearTimeout(timer) };
}
