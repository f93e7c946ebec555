import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerGet } from './answer-get.js';
import { postAnswerer } from './answer-post.js';
import { guardRequest } from './http/guard-request.js';
import { Refusal } from './http/refusal.js';
import { sendRefusal } from './http/send.js';
import { SessionRate } from './http/session-rate.js';
import type { ServeMeans } from './means.js';

/** Answers every request, and never rejects: what goes wrong is told to the terminal, and to the page that it did. */
export function requestAnswerer(means: ServeMeans) {
  const rate = new SessionRate();
  const answerPost = postAnswerer(means, rate);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      guardRequest(request, means.own);
      const path = (request.url ?? '/').split('?', 1)[0]!;
      if (request.method === 'POST') await answerPost(path, request, response);
      else if (request.method === 'GET' || request.method === 'HEAD') {
        await answerGet(path, request, response, means, rate);
      } else throw new Refusal(405, 'WRONG_METHOD', 'only GET, HEAD and POST are answered');
    } catch (error) {
      if (!(error instanceof Refusal)) means.onFailure(error);
      if (response.headersSent) return void response.destroy();
      sendRefusal(response, error instanceof Refusal ? error : unforeseen());
    }
  };
}

/** What exactly is for the terminal: a page could pass it on. */
const unforeseen = () => new Refusal(500, 'FAILED', 'the server could not do that; its terminal says why');
