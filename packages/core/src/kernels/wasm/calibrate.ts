import type { Calibration } from '../../engine/engine.js';

export async function calibrate(_fused: boolean, signal: AbortSignal): Promise<Calibration> {
  signal.throwIfAborted();
  return {};
}
