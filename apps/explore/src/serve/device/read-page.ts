import type { IncomingHttpHeaders } from 'node:http';
import { PAGE_HEADER } from '@convscape/core';
import { Refusal } from '../http/refusal.js';

/**
 * The name that a page made up for itself, by which copies of one tab are told apart; empty where it says none.
 * @throws {Refusal} `MALFORMED`
 */
export function readPage(headers: IncomingHttpHeaders): string {
  const page = headers[PAGE_HEADER] ?? '';
  if (typeof page === 'string' && /^[\w-]{0,64}$/.test(page)) return page;
  throw new Refusal(400, 'MALFORMED', `${PAGE_HEADER} is not what it should be`);
}
