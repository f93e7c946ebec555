import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** A result with 64 output positions and 50 batches is 4 kB. */
const MOST_BYTES = 64 * 1024;

/**
 * The body of a request as parsed JSON, never more than 64 KiB of it.
 * @throws {Refusal} `NOT_JSON` or `TOO_LARGE`
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  // A form of another site can post text, but not this type.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'NOT_JSON', 'expected application/json');
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'NOT_JSON', 'the body is no JSON');
  }
}

const tooLarge = () => new Refusal(413, 'TOO_LARGE', `a body has ${MOST_BYTES / 1024} KiB at the most`);
