import { type JoinAnswer, type JoinRequest, PAGE_HEADER, type RefusedAnswer } from '@convscape/core';
import { newPageName } from './page-name.js';

/** The server answered, and not as hoped. */
export class RefusedError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number;

  constructor(status: number, { refused }: RefusedAnswer, retryAfterMs: number) {
    super(refused.message);
    this.name = 'RefusedError';
    this.status = status;
    this.code = refused.code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Exchanges the token of a link. @throws {RefusedError} where it was spent before */
export const join = (request: JoinRequest): Promise<JoinAnswer> => post('join', request, {});

/** Questions of one session, by one page of it. */
export class ServerLine {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(session: string) {
    this.#headers = { Authorization: `Bearer ${session}`, [PAGE_HEADER]: newPageName() };
  }

  /** @throws {RefusedError}; @throws {TypeError} where the server cannot be reached */
  ask<Answer>(question: string, body: object = {}): Promise<Answer> {
    return post(question, body, this.#headers);
  }

  /** For a page that closes: nobody waits for an answer. */
  tell(question: string, body: object = {}): void {
    post(question, body, this.#headers, true).catch(() => undefined);
  }
}

async function post<Answer>(
  question: string,
  body: object,
  headers: Readonly<Record<string, string>>,
  keepalive = false,
): Promise<Answer> {
  const response = await fetch(`/api/${question}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    keepalive,
  });
  if (response.ok) return response.json();
  const refused = await response.json().catch(() => ({
    refused: { code: 'FAILED', message: `the server answered with status ${response.status}` },
  }));
  throw new RefusedError(response.status, refused, Number(response.headers.get('Retry-After') ?? 2) * 1000);
}
