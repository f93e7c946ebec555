import { expect, it } from 'vitest';
import { collectGarbage } from './collect-garbage.js';

it('lets go of what nothing refers to any more', () => {
  let held: WeakRef<object>;
  (() => {
    held = new WeakRef({ some: Array.from({ length: 1e5 }, (_, index) => `${index}`) });
  })();
  return new Promise<void>((resolve) => {
    // What a weak reference was made of or asked for stays until the turn of the event loop is over.
    setImmediate(() => {
      collectGarbage();
      expect(held.deref()).toBeUndefined();
      resolve();
    });
  });
});
