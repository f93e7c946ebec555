/**
 * Where the workers' script is: the file `@convscape/pool/browser/worker.js`, by its address where the page is served, and by its text
 * where it is a file, which can start workers from `blob:` addresses only.
 */
export type WorkerScript = { readonly url: string } | { readonly text: string };

/** An address to start workers from, until it is released. */
export interface WorkerAddress {
  readonly url: string;
  release(): void;
}

export function addressOf(script: WorkerScript): WorkerAddress {
  if ('url' in script) return { url: script.url, release: () => {} };
  const url = URL.createObjectURL(new Blob([script.text], { type: 'text/javascript' }));
  return { url, release: () => URL.revokeObjectURL(url) };
}
