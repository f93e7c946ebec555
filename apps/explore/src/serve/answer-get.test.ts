import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { steadyNowMs } from '../steady-clock.js';
import { Sessions } from './access/sessions.js';
import { answerGet } from './answer-get.js';
import { SessionRate } from './http/session-rate.js';
import type { ServeMeans } from './means.js';

it('shows the report to a session no more often than it is let ask', async () => {
  const sessions = new Sessions();
  const port = () => 8471;
  const report = { html: async () => '<p>' };
  const means = { sessions, port, report } as unknown as ServeMeans;
  const response = { req: {}, writeHead: () => {}, end: () => {} } as unknown as ServerResponse;
  const rate = new SessionRate();
  const askAs = (token: string) => {
    const request = { headers: { cookie: `convscape-report-8471=${token}` } } as IncomingMessage;
    return answerGet('/report', request, response, means, rate).then(
      () => 200,
      ({ status }: { readonly status: number }) => status,
    );
  };
  const open = (purpose: 'report' | 'device') => sessions.open(purpose, steadyNowMs()).token;
  const [one, other] = [open('report'), open('device')];
  const answers = await Promise.all(Array.from({ length: 200 }, () => askAs(one)));
  expect(answers[0]).toBe(200);
  expect(answers.at(-1)).toBe(429);
  expect(await askAs(other)).toBe(200);
  expect(await askAs('nobody')).toBe(403);
});
