import { writeFileSync } from 'node:fs';
import { builtInEngines } from '@convscape/core';

// The reference engine that stalls, or fails, before anything is measured: `stalling-engine.mjs?at=loading&log=FILE`. It writes the file when it does.
const { searchParams } = new URL(import.meta.url);
const at = searchParams.get('at');
const reached = () => writeFileSync(searchParams.get('log'), at);

if (at === 'loading') {
  reached();
  for (;;);
}

export default {
  ...builtInEngines.reference,
  name: 'stalling',
  async describe() {
    if (at === 'describing') {
      reached();
      await new Promise(() => {});
    }
    return { name: 'stalling', version: '1', features: [] };
  },
  async calibrate() {
    reached();
    if (at === 'failing') throw new Error('no such instruction');
    await new Promise(() => {});
  },
};
