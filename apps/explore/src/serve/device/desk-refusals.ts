import { Refusal } from '../http/refusal.js';

export const notBelieved = (code: 'NOT_HANDED_OUT' | 'NOT_BELIEVED', reason: string) =>
  new Refusal(422, code, reason);

/** Without them nobody could say whether its times can be true. */
export const noPeaks = () =>
  new Refusal(400, 'MALFORMED', 'begin.peaks: what this device can do at most is not known');

export const otherPage = () =>
  new Refusal(
    409,
    'OTHER_PAGE',
    'a newer page of this session measures now: this tab was copied. Close this page, or load it anew to measure in it',
  );

/** @param ratio how long computing takes the device now ÷ when its run began; @param most the largest that is let in */
export const tooSlow = (ratio: number, most: number) =>
  new Refusal(
    409,
    'OTHER_SPEED',
    `computing takes this device ${ratio.toFixed(3)} times as long as when its run began, and ${most.toFixed(2)} at the most is let in: let it cool, plug it in and close other programs, and it is tried again; a slower device that browsers cannot tell from the run's is measured in another browser, or into another database`,
  );

/** @param ratio how long computing takes the device now ÷ when its run began; @param least the smallest that is let in */
export const tooFast = (ratio: number, least: number) =>
  new Refusal(
    409,
    'OTHER_SPEED',
    `computing takes this device ${ratio.toFixed(3)} times as long as when its run began, and ${least.toFixed(2)} at the least is let in: the run is of a slower device that browsers cannot tell from this one, or of this one while heat or saving power slowed it down; measure this one in another browser, or into another database`,
  );

export const tooManyDevices = (most: number) =>
  new Refusal(
    403,
    'SESSION_ENDED',
    `this session said that it is more than ${most} devices: open the link that the terminal shows now`,
  );

export const notBegun = () => new Refusal(409, 'NOT_BEGUN', 'say what device this is first');
