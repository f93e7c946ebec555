import type {
  BeginRequest,
  DeviceFingerprint,
  IntroduceAnswer,
  NextAnswer,
  PauseCause,
  ResultAnswer,
  VisitOutcome,
} from '@convscape/core';
import type { Store } from '@convscape/store';
import { planRun } from '../../sweep/planned-run.js';
import { printable } from '../../terminal/printable.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { Session } from '../access/sessions.js';
import { Refusal } from '../http/refusal.js';
import { ResultCheck } from './check-result.js';
import { noPeaks, notBegun, notBelieved, otherPage, tooManyDevices } from './desk-refusals.js';
import { type DeviceRequest, DeviceRequests, isDone } from './device-requests.js';
import type { DeviceRun } from './device-run.js';
import { DeviceRuns } from './device-runs.js';
import type { Lease } from './turn-leases.js';

/** Who was not heard of for so long has left. */
const GONE_MS = 60_000;
/** A session whose results are not believed so often gets no more turns. */
const MOST_REFUSED = 5;
/** A tab whose browser was updated is another device when it is loaded anew; whoever is many fills the disk with runs. */
const MOST_DEVICES = 3;
/** Enough to see what a device was like; a page that says so without end fills no disk. */
const MOST_PAUSES_KEPT = 100;

const PAUSE_WORDS: { readonly [cause in PauseCause]: string } = {
  reader: 'its reader asked for it',
  hidden: 'its page is hidden',
  'stood-still': 'its page stood still',
  'low-battery': 'its battery is low',
  disturbed: 'three visits in a row were disturbed',
};

export interface DeskOptions {
  readonly store: Store;
  readonly sweep: string;
  readonly terminal: Terminal;
}

/** A session that has said what device it is. */
interface Member {
  /** The page that said so, and alone is listened to; see `hear`. */
  readonly page: string;
  readonly request: DeviceRequest;
  run: DeviceRun | null;
}

/** Where devices ask for turns and hand in results. Sessions of one device share its run. */
export class DeviceDesk {
  readonly #options: DeskOptions;
  readonly #members = new Map<Session, Member>();
  readonly #requests: DeviceRequests;
  readonly #runs: DeviceRuns;
  readonly #check = new ResultCheck();

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#requests = new DeviceRequests(options.store, options.sweep);
    this.#runs = new DeviceRuns(options);
  }

  /**
   * From now on this page measures for the session, and no other of it: a tab that was loaded anew, or copied, has another page.
   * @throws {Refusal} `SESSION_ENDED` for one device too many
   */
  async introduce(
    session: Session,
    page: string,
    fingerprint: DeviceFingerprint,
    nowMs: number,
  ): Promise<IntroduceAnswer> {
    const request = await this.#requests.of(fingerprint);
    const { devices } = session;
    devices.add(request.device.device);
    if (devices.size > MOST_DEVICES) {
      devices.delete(request.device.device);
      throw tooManyDevices(MOST_DEVICES);
    }
    // At once: whoever asks in between would be told to introduce itself, and take over again.
    this.leave(session);
    session.heardAtMs = nowMs;
    this.#members.set(session, { page, request, run: null });
    const planned = await planRun(this.#options.store, request);
    return {
      device: request.device.device,
      sweep: this.#options.sweep,
      candidates: request.candidates.length,
      engines: [...new Set(request.candidates.map(({ engine }) => engine))],
      calibrations: planned.run.calibrations,
      knowsPeaks: planned.run.peaks !== undefined,
      isDone: !this.#runs.has(request.device.device) && isDone(request, planned),
    };
  }

  /**
   * A page of the session says something. One that a newer page has taken over from is not heard: it would take that one's turns away, and
   * keep them alive when that one is gone.
   * @throws {Refusal} `OTHER_PAGE`
   */
  hear(session: Session, page: string, nowMs: number): void {
    const member = this.#members.get(session);
    if (member !== undefined && member.page !== page) throw otherPage();
    session.heardAtMs = nowMs;
  }

  /**
   * The session takes turns of its device's run from now on.
   * @throws {Refusal} `OTHER_SPEED`, or `MALFORMED` where its peaks are missing
   */
  async begin(session: Session, found: BeginRequest): Promise<void> {
    const member = this.#memberOf(session);
    try {
      member.run = await this.#runs.of(member.request, found);
    } catch (error) {
      // It tries again, and keeps no run open meanwhile.
      if (this.#members.get(session) === member) this.leave(session);
      throw error;
    }
    const { device, fingerprint } = member.request.device;
    const { runtime, operatingSystem } = fingerprint;
    this.#options.terminal.say(
      `${session.name}: ${printable(runtime)} on ${printable(operatingSystem)} measures as device ${device}`,
    );
  }

  async next(session: Session, nowMs: number): Promise<NextAnswer> {
    const run = this.#runOf(session);
    endMistrusted(session);
    const wasDone = run.state === 'done';
    const answer = await run.next(session, nowMs);
    if (answer.state === 'done' && !wasDone) {
      this.#options.terminal.say(
        `device ${run.run.device} has measured everything that is asked for: run ${run.run.run}`,
      );
    }
    return answer;
  }

  /** @throws {Refusal} for a turn that this session never had, and for a result that is not believed. */
  async accept(session: Session, turn: string, result: unknown): Promise<ResultAnswer> {
    const run = this.#runOf(session);
    endMistrusted(session);
    const lease = run.take(turn, session);
    if (lease === 'over') return { state: 'stale' };
    if (lease === null) {
      throw await this.#mistrust(
        session,
        run,
        notBelieved('NOT_HANDED_OUT', 'no such turn was handed to it'),
      );
    }
    try {
      await run.store(lease, () => this.#outcomeOf(result, lease, run));
      return { state: 'stored' };
    } catch (error) {
      const isForged = error instanceof Refusal && error.code === 'NOT_BELIEVED';
      throw isForged ? await this.#mistrust(session, run, error) : error;
    }
  }

  /** The session measures no more for now; its turn is another's. Told, and kept with the run. */
  async pause(session: Session, cause: PauseCause): Promise<void> {
    const run = this.#members.get(session)?.run ?? null;
    if (run === null) return;
    run.release(session);
    if (run.state !== 'open' || session.pauses >= MOST_PAUSES_KEPT) return;
    session.pauses++;
    const message = `${session.name} paused: ${PAUSE_WORDS[cause]}`;
    this.#options.terminal.say(message);
    const at = new Date().toISOString();
    await this.#options.store.putEvent({ run: run.run.run, at, kind: 'paused', message });
  }

  leave(session: Session): void {
    this.#members.get(session)?.run?.release(session);
    this.#members.delete(session);
  }

  /** Forgets sessions that are gone, and ends the runs that nobody measures for. */
  async lookAround(nowMs: number): Promise<void> {
    for (const [session] of this.#members) {
      if (nowMs - session.heardAtMs <= GONE_MS) continue;
      this.#options.terminal.say(`${session.name}: not heard of any more`);
      this.leave(session);
    }
    const used = new Set([...this.#members.values()].map(({ request }) => request.device.device));
    await this.#runs.closeUnused(used);
  }

  async close(): Promise<void> {
    this.#members.clear();
    await this.#runs.closeUnused(new Set());
  }

  #memberOf(session: Session): Member {
    const member = this.#members.get(session);
    if (member === undefined) throw notBegun();
    return member;
  }

  #runOf(session: Session): DeviceRun {
    const { run } = this.#memberOf(session);
    if (run === null || run.state === 'closed') throw notBegun();
    return run;
  }

  /** What came of a turn, if it can be true. */
  #outcomeOf(result: unknown, lease: Lease, run: DeviceRun): VisitOutcome {
    const { peaks, sentinels } = run.run;
    if (peaks === undefined || sentinels === undefined) throw noPeaks();
    const checked = this.#check.check(result, run.candidateOf(lease).candidate, { peaks, sentinels });
    if (checked.state === 'refused') throw notBelieved('NOT_BELIEVED', checked.reason);
    // Pages keep such a visit and flag it: discarded ones could go on for ever.
    if (checked.outcome.state === 'discarded' && lease.turn.keepDisturbed) {
      throw notBelieved('NOT_BELIEVED', 'it discards a visit that is kept whatever disturbed it');
    }
    return checked.outcome;
  }

  /** Counted for the session, told to the terminal, and kept with the run. */
  async #mistrust(session: Session, { run }: DeviceRun, refusal: Refusal): Promise<Refusal> {
    session.refused++;
    const message = `result ${session.refused} not believed: ${printable(refusal.message)}`;
    this.#options.terminal.warn(`${session.name}: ${message}`);
    const at = new Date().toISOString();
    await this.#options.store.putEvent({ run: run.run, at, kind: 'refused-result', message });
    return refusal;
  }
}

function endMistrusted({ refused }: Session): void {
  if (refused < MOST_REFUSED) return;
  throw new Refusal(403, 'SESSION_ENDED', `${refused} results of this session were not believed`);
}
