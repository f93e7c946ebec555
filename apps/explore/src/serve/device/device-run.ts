import {
  type DeviceProgress,
  type HandedTurn,
  measureTaskOf,
  type NextAnswer,
  type PlanCandidate,
  type RunRecord,
  type VisitOutcome,
  type VisitRecord,
  visitOf,
  WEBGPU_ENGINE_NAME,
} from '@convscape/core';
import type { Store } from '@convscape/store';
import { conclude } from '../../sweep/conclude.js';
import { completeRun, interruptRun } from '../../sweep/end-run.js';
import { nextPlan, type RunWork } from '../../sweep/measure-run.js';
import { newVisitId } from '../../sweep/new-visit-id.js';
import type { Session } from '../access/sessions.js';
import { type Lease, TurnLeases } from './turn-leases.js';

const WAIT_MS = 1000;

/** The run of one device while pages of it measure: what is next, who does it, and what came of it. */
export class DeviceRun {
  readonly #store: Store;
  readonly #work: RunWork;
  readonly #leases = new TurnLeases();
  readonly #visitsBefore: number;
  /** Results that are being stored: the next plan needs them. */
  #underWay = 0;
  #part: Omit<DeviceProgress, 'done'> = { part: 'screening', round: 0, total: 0 };
  #state: 'open' | 'done' | 'closed' = 'open';

  constructor(store: Store, work: RunWork) {
    this.#store = store;
    this.#work = work;
    this.#visitsBefore = work.log.size;
  }

  get run(): RunRecord {
    return this.#work.run;
  }

  get state(): 'open' | 'done' | 'closed' {
    return this.#state;
  }

  /** Visits that were stored since it was opened. */
  get visits(): number {
    return this.#work.log.size - this.#visitsBefore;
  }

  /** Hands out the next turn. What the session still has in hand, from a page that was loaded anew, goes back first. */
  async next(session: Session, nowMs: number): Promise<NextAnswer> {
    this.#leases.release(session);
    this.#leases.lapse(nowMs);
    const isBusy = this.#leases.handed + this.#underWay > 0;
    if (this.#leases.waiting === 0 && !isBusy && this.#state === 'open') {
      const plan = nextPlan(this.#work);
      if (plan.state === 'done') {
        this.#state = 'done';
        await completeRun(this.#store, this.run, this.#work.log);
      } else {
        this.#part =
          plan.state === 'screen'
            ? { part: 'screening', round: 0, total: plan.turns.length }
            : { part: 'confirming', round: plan.round, total: plan.turns.length };
        this.#leases.plan(plan.turns);
      }
    }
    if (this.#state === 'done') return { state: 'done' };
    const lease = !isBusy || this.#maySideBySide() ? this.#leases.hand(session, nowMs) : null;
    const progress = this.#progress();
    if (lease === null) return { state: 'wait', waitMs: WAIT_MS, progress };
    return { state: 'turn', turn: this.#handedTurn(lease), progress };
  }

  /** Whether the next turn may be taken beside those in hand. Confirmations are taken alone, and what runs on the one GPU that pages share. */
  #maySideBySide(): boolean {
    const { next } = this.#leases;
    if (this.#part.part !== 'screening' || next === undefined) return false;
    return ![next, ...this.#leases.turnsInHand()].some(({ candidate }) => this.#isOnGpu(candidate));
  }

  #isOnGpu(candidate: string): boolean {
    return this.#work.candidates.get(candidate)?.candidate.engine === WEBGPU_ENGINE_NAME;
  }

  /** The turn with this id, out of the session's hands; see `TurnLeases.take`. */
  take(id: string, session: Session): Lease | 'over' | null {
    return this.#leases.take(id, session);
  }

  candidateOf({ turn }: Lease): PlanCandidate {
    return this.#work.candidates.get(turn.candidate)!;
  }

  /** Stores what `checked` says came of a turn; whatever goes wrong with that, the turn is to be taken again. */
  async store(lease: Lease, checked: () => VisitOutcome): Promise<void> {
    this.#underWay++;
    try {
      const outcome = checked();
      const { log, run } = this.#work;
      const { candidate } = lease.turn;
      const visit: VisitRecord = {
        visit: newVisitId(),
        run: run.run,
        ...visitOf(lease.turn, new Date(lease.handedAtMs).toISOString(), outcome),
      };
      await this.#store.putVisits([visit]);
      log.add(visit);
      await conclude(this.#store, run, log, [candidate]);
    } catch (error) {
      this.#leases.putBack(lease);
      throw error;
    } finally {
      this.#underWay--;
    }
  }

  release(session: Session): void {
    this.#leases.release(session);
  }

  /** Nobody measures any more. What is missing is measured when somebody begins again. */
  async close(): Promise<void> {
    const isOpen = this.#state === 'open';
    this.#state = 'closed';
    if (isOpen) await interruptRun(this.#store, this.run, this.#work.log, this.visits);
  }

  #progress(): DeviceProgress {
    const left = this.#leases.waiting + this.#leases.handed + this.#underWay;
    return { ...this.#part, done: Math.max(0, this.#part.total - left) };
  }

  #handedTurn(lease: Lease): HandedTurn {
    const { candidate } = this.candidateOf(lease);
    const { run, log } = this.#work;
    const task = {
      ...measureTaskOf(candidate, lease.turn, run, log.of(candidate.key)),
      sampleOutput: true as const,
    };
    return { turn: lease.id, process: lease.turn.process, task };
  }
}
