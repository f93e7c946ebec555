/** What the page's surroundings take away from it, in words; nothing where they take nothing. */
export function surroundingsWords({
  isSecureContext,
  crossOriginIsolated,
}: Pick<typeof globalThis, 'isSecureContext' | 'crossOriginIsolated'>): readonly string[] {
  if (!isSecureContext) {
    return [
      'This page came by plain http, which is no secure context: its timer is coarse, so that batches grow, engines have one thread, there is no WebGPU, and the battery cannot be read: keep this device plugged in. Start the server with --cert and --key for https.',
    ];
  }
  return crossOriginIsolated
    ? []
    : ['This page is not isolated: its timer is coarse, so that batches grow, and engines have one thread.'];
}
