import { expect, it } from 'vitest';
import type { Refusal } from '../http/refusal.js';
import { checkSpeed } from './same-speed.js';

/** Why a device is not let in whose run began with a reading of 1 ms; null where it is. */
function refused(computeNs: number): string | null {
  try {
    checkSpeed({ computeNs }, { computeNs: 1e6 });
    return null;
  } catch (thrown) {
    const { status, code, message } = thrown as Refusal;
    return `${status} ${code}: ${message}`;
  }
}

it('lets in what computes about as fast as when its run began, and whatever has no run', () => {
  expect([1e6, 1.09e6, 0.68e6].map(refused)).toEqual([null, null, null]);
  expect(() => checkSpeed({ computeNs: 1 }, undefined)).not.toThrow();
});

it('says what to do about a device that is slower or faster, and by how much it is', () => {
  expect(refused(1.11e6)).toMatch(
    /^409 OTHER_SPEED: computing takes this device 1\.110 times as long .*let it cool/,
  );
  expect(refused(0.5e6)).toMatch(
    /^409 OTHER_SPEED: computing takes this device 0\.500 times as long .*slower device/,
  );
});
