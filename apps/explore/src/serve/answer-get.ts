import type { IncomingMessage, ServerResponse } from 'node:http';
import { steadyNowMs } from '../steady-clock.js';
import { readReportCookie } from './access/report-cookie.js';
import { pageHeaders, workerHeaders } from './http/page-headers.js';
import { Refusal } from './http/refusal.js';
import { send } from './http/send.js';
import type { SessionRate } from './http/session-rate.js';
import type { ServeMeans } from './means.js';

/** Pages: the static ones for everybody, the report for who has joined. */
export async function answerGet(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { pages, report, sessions, port }: ServeMeans,
  rate: SessionRate,
): Promise<void> {
  switch (path) {
    case '/':
    case '/device':
      return send(response, 200, pageHeaders(pages.device), pages.device);
    case '/worker.js':
      return send(response, 200, workerHeaders(), pages.worker);
    case '/report': {
      const token = readReportCookie(request.headers.cookie, port());
      const nowMs = steadyNowMs();
      const session = sessions.find(token, nowMs);
      if (session === undefined) {
        throw new Refusal(403, 'NO_SESSION', 'open the report by the link that the terminal shows');
      }
      rate.count(session, nowMs);
      const html = await report.html();
      return send(response, 200, pageHeaders(html), html);
    }
    default:
      throw new Refusal(404, 'NOT_FOUND', 'there is no such page');
  }
}
