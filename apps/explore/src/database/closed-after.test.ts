import { describe, expect, it } from 'vitest';
import { closedAfter } from './closed-after.js';

function storeThat(ends: () => Promise<void>) {
  let closed = 0;
  const close = () => {
    closed++;
    return ends();
  };
  return { store: { close }, times: () => closed };
}
const cannotClose = () => Promise.reject(new Error('cannot close'));

describe('closedAfter', () => {
  it('gives what the work gives, and closes once', async () => {
    const { store, times } = storeThat(() => Promise.resolve());
    expect(await closedAfter(store, async () => 7)).toBe(7);
    expect(times()).toBe(1);
  });

  it('tells the failure of the work, and not that of closing after it', async () => {
    const { store, times } = storeThat(cannotClose);
    await expect(closedAfter(store, () => Promise.reject(new Error('disk full')))).rejects.toThrow(
      'disk full',
    );
    expect(times()).toBe(1);
  });

  it('tells a failure of closing where there is no other', async () => {
    const { store, times } = storeThat(cannotClose);
    await expect(closedAfter(store, async () => 7)).rejects.toThrow('cannot close');
    expect(times()).toBe(1);
  });
});
