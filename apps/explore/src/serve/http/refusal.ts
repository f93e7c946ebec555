/** Why a request gets no answer: a status, a code for programs and a sentence for people. Never tells of secrets or paths. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: RefusalCode;
  readonly retryAfterS: number | undefined;

  constructor(status: number, code: RefusalCode, message: string, retryAfterS?: number) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}

export const tooManyRequests = (retryAfterS: number) =>
  new Refusal(429, 'TOO_MANY_REQUESTS', 'too many requests: ask again later', retryAfterS);

export type RefusalCode =
  | 'UNKNOWN_HOST'
  | 'OTHER_ORIGIN'
  | 'NOT_FOUND'
  | 'WRONG_METHOD'
  | 'NOT_JSON'
  | 'TOO_LARGE'
  | 'TOO_MANY_REQUESTS'
  | 'WRONG_TOKEN'
  | 'NO_SESSION'
  | 'MALFORMED'
  | 'NOT_BEGUN'
  | 'OTHER_PAGE'
  | 'OTHER_SPEED'
  | 'NOT_HANDED_OUT'
  | 'NOT_BELIEVED'
  | 'SESSION_ENDED'
  | 'NOT_STORED'
  | 'FAILED';
