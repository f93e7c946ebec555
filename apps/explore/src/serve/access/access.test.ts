import { describe, expect, it } from 'vitest';
import { JoinTokens } from './join-tokens.js';
import { Sessions } from './sessions.js';

describe('JoinTokens', () => {
  it('are good once, and for their purpose only', () => {
    const tokens = new JoinTokens();
    const [report, device] = [tokens.issue('report'), tokens.issue('device')];
    expect(tokens.spend('report', device)).toBe(false);
    expect(tokens.spend('device', `${device}x`)).toBe(false);
    expect(tokens.spend('device', '')).toBe(false);
    expect(tokens.spend('device', device)).toBe(true);
    expect(tokens.spend('device', device)).toBe(false);
    expect(tokens.spend('report', report)).toBe(true);
  });

  it('are worth nothing once another was issued', () => {
    const tokens = new JoinTokens();
    const first = tokens.issue('device');
    const second = tokens.issue('device');
    expect(first).not.toBe(second);
    expect(tokens.spend('device', first)).toBe(false);
    expect(tokens.spend('device', second)).toBe(true);
  });
});

describe('Sessions', () => {
  it('are found by their token alone, until they end', () => {
    const sessions = new Sessions();
    const { session, token } = sessions.open('device', 0);
    expect(sessions.find(token, 1)).toBe(session);
    expect(sessions.find(`${token}x`, 1)).toBeUndefined();
    expect(sessions.find(session.name, 1)).toBeUndefined();
    sessions.end(session);
    expect(sessions.find(token, 1)).toBeUndefined();
  });

  it('are not heard of by being found: the report is read with them too', () => {
    const sessions = new Sessions();
    const { session, token } = sessions.open('device', 0);
    sessions.find(token, 1000);
    expect(session).toMatchObject({ seenAtMs: 1000, heardAtMs: 0 });
  });

  it('end when nothing was heard of them for half a day', () => {
    const sessions = new Sessions();
    const { session, token } = sessions.open('report', 0);
    expect(sessions.find(token, 11 * 3_600_000)).toBe(session);
    expect(sessions.find(token, 22 * 3_600_000)).toBe(session);
    expect(sessions.find(token, 35 * 3_600_000)).toBeUndefined();
  });

  it('are bounded in number: the longest unheard gives way', () => {
    const sessions = new Sessions();
    const opened = Array.from({ length: 257 }, (_, index) => sessions.open('report', index));
    expect(sessions.find(opened[0]!.token, 300)).toBeUndefined();
    expect(sessions.find(opened[1]!.token, 300)).toBe(opened[1]!.session);
  });
});
