import type { IncomingMessage, ServerResponse } from 'node:http';
import { steadyNowMs } from '../steady-clock.js';
import { reportCookie } from './access/report-cookie.js';
import type { Session } from './access/sessions.js';
import { readMessage } from './device/read-message.js';
import { readPage } from './device/read-page.js';
import { RateLimit } from './http/rate-limit.js';
import { readJsonBody } from './http/read-json-body.js';
import { Refusal, tooManyRequests } from './http/refusal.js';
import { sendJson } from './http/send.js';
import type { SessionRate } from './http/session-rate.js';
import type { ServeMeans } from './means.js';

/** Whoever guesses tokens; a link that is opened needs one try. */
const GUESS_RATE = { burst: 20, perSecond: 1 / 3 };

/** Answers what pages post to `/api/…`. */
export function postAnswerer(means: ServeMeans, rate: SessionRate) {
  const { tokens, sessions, desk, own, port, onJoined } = means;
  const guesses = new RateLimit(GUESS_RATE);

  const sessionOf = (request: IncomingMessage): Session => {
    const [, token = ''] = /^Bearer ([\w-]{1,64})$/.exec(request.headers.authorization ?? '') ?? [];
    const nowMs = steadyNowMs();
    const session = sessions.find(token, nowMs);
    if (session === undefined || session.purpose !== 'device') {
      if (!guesses.take(addressOf(request), nowMs)) throw tooManyRequests(3);
      throw new Refusal(401, 'NO_SESSION', 'this session is over: open the link that the terminal shows');
    }
    rate.count(session, nowMs);
    return session;
  };

  const join = async (request: IncomingMessage, response: ServerResponse) => {
    const nowMs = steadyNowMs();
    if (!guesses.take(addressOf(request), nowMs)) throw tooManyRequests(3);
    const { purpose, token } = readMessage('join', await readJsonBody(request));
    if (!tokens.spend(purpose, token)) {
      throw new Refusal(
        401,
        'WRONG_TOKEN',
        'this link was used before: open the one that the terminal shows now',
      );
    }
    const session = sessions.open(purpose, nowMs);
    sendJson(
      response,
      200,
      { session: session.token },
      { 'Set-Cookie': reportCookie(session.token, port(), own) },
    );
    onJoined(purpose);
  };

  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (path === '/api/join') return join(request, response);
    const session = sessionOf(request);
    const page = readPage(request.headers);
    const body = await readJsonBody(request);
    if (path === '/api/introduce') {
      const { fingerprint } = readMessage('introduce', body);
      return sendJson(response, 200, await desk.introduce(session, page, fingerprint, steadyNowMs()));
    }
    desk.hear(session, page, steadyNowMs());
    switch (path) {
      case '/api/begin':
        await desk.begin(session, readMessage('begin', body));
        return sendJson(response, 200, {});
      case '/api/next':
        return sendJson(response, 200, await desk.next(session, steadyNowMs()));
      case '/api/result': {
        const { turn, result } = readMessage('result', body);
        return sendJson(response, 200, await desk.accept(session, turn, result));
      }
      case '/api/alive': {
        const message = readMessage('alive', body);
        if (message.state === 'paused') await desk.pause(session, message.cause);
        return sendJson(response, 200, {});
      }
      case '/api/leave':
        desk.leave(session);
        return sendJson(response, 200, {});
      default:
        throw new Refusal(404, 'NOT_FOUND', 'there is no such question');
    }
  };
}

const addressOf = (request: IncomingMessage) => request.socket.remoteAddress ?? 'unknown';
