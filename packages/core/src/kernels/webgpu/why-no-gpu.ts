/** What there is of a browser around the engine: `globalThis`, or what a test puts there. */
export interface Surroundings {
  readonly isSecureContext?: boolean;
  readonly navigator?: { readonly gpu?: GPU };
}

export const OUTSIDE_BROWSERS =
  'WebGPU runs in a browser: join one with `explore serve`, or measure there in the report';
export const INSECURE =
  'WebGPU takes a secure context: open the page by https, or on the machine that serves it';
export const WITHOUT_WEBGPU = 'this browser has no WebGPU, or none that is switched on';
export const WITHOUT_ADAPTER = 'this browser has WebGPU, and no GPU that it may use for it (no adapter)';

/** Why there can be no WebGPU here, before an adapter is asked for; undefined where there may be. */
export function whyNoGpu({ isSecureContext, navigator }: Surroundings): string | undefined {
  if (navigator?.gpu !== undefined) return undefined;
  if (isSecureContext === undefined) return OUTSIDE_BROWSERS;
  return isSecureContext ? WITHOUT_WEBGPU : INSECURE;
}
