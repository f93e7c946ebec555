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

export const notBegun = () => new Refusal(409, 'NOT_BEGUN', 'say what device this is first');
