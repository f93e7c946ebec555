import { type IncomingHttpHeaders, request } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The parsed body; undefined where it is no JSON. */
  readonly json: unknown;
}

export interface AskOptions {
  readonly method?: string;
  /** Any header at all, `Host` and `Origin` too, which browsers keep for themselves. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request as whoever likes may send it. A self-made certificate is taken. */
export function ask(url: string, { method = 'GET', headers = {}, body }: AskOptions = {}): Promise<Answer> {
  const send = url.startsWith('https:') ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const sent = send(url, { method, headers, agent: false, rejectUnauthorized: false }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk;
        })
        .on('error', reject)
        .on('end', () => {
          const isJson = response.headers['content-type']?.startsWith('application/json') ?? false;
          const json: unknown = isJson ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A post as a page of the server would send it, with what `options` change about it. */
export function post(
  origin: string,
  path: string,
  value: unknown,
  options: AskOptions = {},
): Promise<Answer> {
  return ask(`${origin}${path}`, {
    method: 'POST',
    body: JSON.stringify(value),
    ...options,
    headers: { Origin: origin, 'Content-Type': 'application/json', ...options.headers },
  });
}
