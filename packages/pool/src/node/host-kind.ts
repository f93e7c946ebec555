import { wasm256Engine } from '@convscape/core';

/** Sets of V8 flags, each with measuring processes of its own: flags hold for a whole process and change what is measured in it. */
export type HostKind = 'plain' | 'revectorized';

/** Where an engine runs. Only those that are made for a flag get it. */
export function hostKindOf(engine: string): HostKind {
  return engine === wasm256Engine.name ? 'revectorized' : 'plain';
}
