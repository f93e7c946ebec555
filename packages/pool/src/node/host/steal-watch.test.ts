import { describe, expect, it } from 'vitest';
import { StealWatch } from './steal-watch.js';

/** A machine of which time goes by as told, and of which so much is stolen. */
function machine() {
  let timeNs = 0;
  let [busy, stolen] = [1000, 50];
  const clock = { nowNs: () => timeNs };
  return {
    watch: new StealWatch(clock, () => `cpu  ${busy} 0 0 0 0 0 0 ${stolen} 0 0\ncpu0 1 2 3`),
    pass(seconds: number, stolenShare: number) {
      timeNs += seconds * 1e9;
      busy += 100 * seconds * (1 - stolenShare);
      stolen += 100 * seconds * stolenShare;
    },
  };
}

describe('the share that was stolen', () => {
  it('is that of the last whole window of two seconds', () => {
    const { watch, pass } = machine();
    expect(watch.share()).toBeNull();
    pass(1, 0.5);
    expect(watch.share()).toBeNull();
    pass(1, 0.3);
    expect(watch.share()).toBeCloseTo(0.4, 9);
    pass(1.9, 0);
    expect(watch.share()).toBeCloseTo(0.4, 9);
    pass(0.1, 0);
    expect(watch.share()).toBe(0);
  });

  it('is not known where the system does not tell', () => {
    const clock = { nowNs: () => 0 };
    for (const text of [null, '', 'cpu 1 2 3', 'cpu a b c d e f g h'])
      expect(new StealWatch(clock, () => text).share()).toBeNull();
  });
});
