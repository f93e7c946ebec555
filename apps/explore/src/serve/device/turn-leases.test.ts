import type { PlannedTurn } from '@convscape/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session } from '../access/sessions.js';
import { LAPSE_MS, TurnLeases } from './turn-leases.js';

const turnOf = (candidate: string): PlannedTurn => ({ candidate, phase: 'screening', round: 0, process: 0 });
const sessionAt = (heardAtMs: number): Session => ({
  name: 's',
  purpose: 'device',
  seenAtMs: heardAtMs,
  heardAtMs,
  refused: 0,
  pauses: 0,
  devices: new Set(),
});

function planned(...candidates: string[]): TurnLeases {
  const leases = new TurnLeases();
  leases.plan(candidates.map(turnOf));
  return leases;
}

describe('TurnLeases', () => {
  it('hands each turn to one session, which alone can hand it in, once', () => {
    const leases = planned('a', 'b');
    const [one, two] = [sessionAt(0), sessionAt(0)];
    const [first, second] = [leases.hand(one, 0)!, leases.hand(two, 0)!];
    expect([first.turn.candidate, second.turn.candidate]).toEqual(['a', 'b']);
    expect(leases.hand(one, 0)).toBeNull();
    expect(leases.take(first.id, two)).toBeNull();
    expect(leases.take('never', one)).toBeNull();
    expect(leases.take(first.id, one)).toBe(first);
    expect(leases.take(first.id, one)).toBe('over');
    expect(leases.handed).toBe(1);
  });

  it('gives the turn of a session that went silent to another, and takes no late result for it', () => {
    const leases = planned('a', 'b');
    const [silent, other] = [sessionAt(0), sessionAt(LAPSE_MS + 1)];
    const lost = leases.hand(silent, 0)!;
    leases.lapse(LAPSE_MS);
    expect(leases.handed).toBe(1);
    leases.lapse(LAPSE_MS + 1);
    expect(leases.hand(other, LAPSE_MS + 1)?.turn.candidate).toBe('a');
    expect(leases.take(lost.id, silent)).toBe('over');
  });

  it('keeps the turn of a session that says it is alive, however long it takes', () => {
    const leases = planned('a');
    const session = sessionAt(0);
    const lease = leases.hand(session, 0)!;
    session.heardAtMs = 100 * LAPSE_MS;
    leases.lapse(100 * LAPSE_MS + 1);
    expect(leases.take(lease.id, session)).toBe(lease);
  });

  it('loses no turn and doubles none, whatever sessions do', () => {
    const step = fc.tuple(fc.constantFrom('hand', 'take', 'fail', 'release', 'lapse'), fc.nat(2));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const candidates = Array.from({ length: 8 }, (_, index) => `c${index}`);
        const leases = planned(...candidates);
        const sessions = [sessionAt(0), sessionAt(0), sessionAt(0)];
        const held = new Map<Session, string>();
        const done: string[] = [];
        let nowMs = 0;
        for (const [what, who] of steps) {
          const session = sessions[who]!;
          session.heardAtMs = nowMs;
          if (what === 'hand') {
            leases.release(session);
            const lease = leases.hand(session, nowMs);
            if (lease) held.set(session, lease.id);
          } else if (what === 'release') leases.release(session);
          else if (what === 'lapse') {
            nowMs += LAPSE_MS / 2;
            leases.lapse(nowMs);
          } else {
            const lease = leases.take(held.get(session) ?? 'none', session);
            if (lease === null || lease === 'over') continue;
            if (what === 'fail') leases.putBack(lease);
            else done.push(lease.turn.candidate);
          }
          expect(leases.waiting + leases.handed + done.length).toBe(candidates.length);
        }
        expect(new Set(done).size).toBe(done.length);
      }),
    );
  });
});
