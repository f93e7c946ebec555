import type { ServerResponse } from 'node:http';
import { dataHeaders } from './page-headers.js';
import type { Refusal } from './refusal.js';

type Headers = Readonly<Record<string, string>>;

/** Answers with a whole body; one to HEAD is its headers alone. */
export function send(response: ServerResponse, status: number, headers: Headers, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.byteLength });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Headers = {},
): void {
  send(
    response,
    status,
    { ...dataHeaders('application/json; charset=utf-8'), ...headers },
    JSON.stringify(value),
  );
}

/** To a program as JSON, to somebody who opened a page as a sentence. What else the connection brings is not read. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const { status, code, message, retryAfterS } = refusal;
  const headers = {
    ...(retryAfterS !== undefined && { 'Retry-After': String(retryAfterS) }),
    ...(!response.req.complete && { Connection: 'close' }),
  };
  if (response.req.method === 'POST') sendJson(response, status, { refused: { code, message } }, headers);
  else send(response, status, { ...dataHeaders('text/plain; charset=utf-8'), ...headers }, `${message}\n`);
}
