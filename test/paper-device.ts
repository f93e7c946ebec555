import {
  type HandedTurn,
  type IntroduceAnswer,
  type JoinAnswer,
  type NextAnswer,
  PAGE_HEADER,
  takeTurn,
  type VisitOutcome,
  wasmEngine,
} from '@convscape/core';
import { type Answer, post } from './ask.js';
import type { Serving } from './serving.js';

export const FINGERPRINT = {
  cpuModel: 'unknown',
  cpuFlags: [],
  physicalCores: 'unknown',
  logicalCores: 4,
  quotaCores: 'unknown',
  cacheBytes: {},
  hypervisor: 'unknown',
  governor: 'unknown',
  turbo: 'unknown',
  operatingSystem: 'android',
  architecture: 'arm64',
  runtime: 'paper 1',
  v8Version: 'unknown',
  v8Flags: [],
  webAssemblyFeatures: ['simd'],
  crossOriginIsolated: true,
};

const RATE = { median: 2e10, low: 2e10, high: 2e10 };
const PEAKS = { macsPerSecond: RATE, bytesPerSecond: RATE, bufferBytes: 2 ** 20 };
const SENTINELS = { computeNs: 1e6, memoryNs: 1e6, memoryBytes: 2 ** 20 };

/** A device that is none: it says to the server whatever a test makes it say. */
export class PaperDevice {
  readonly #origin: string;
  readonly session: string;
  readonly #page: Readonly<Record<string, string>>;

  private constructor(origin: string, session: string, page: Readonly<Record<string, string>> = {}) {
    this.#origin = origin;
    this.session = session;
    this.#page = page;
  }

  static async join(server: Serving): Promise<PaperDevice> {
    return PaperDevice.joinBy(await server.link('device'));
  }

  static async joinBy(link: string): Promise<PaperDevice> {
    const { origin, hash } = new URL(link);
    const { json } = await post(origin, '/api/join', { purpose: 'device', token: hash.slice(1) });
    return new PaperDevice(origin, (json as JoinAnswer).session);
  }

  /** Joins, and goes as far as to be given turns. */
  static async begin(server: Serving, fingerprint: object = {}): Promise<PaperDevice> {
    const device = await PaperDevice.join(server);
    await device.introduce(fingerprint);
    await device.tellConditions();
    return device;
  }

  /** Another page of its session, as a copy of its tab is. */
  copy(page: string): PaperDevice {
    return new PaperDevice(this.#origin, this.session, { [PAGE_HEADER]: page });
  }

  /** After it was introduced: what it found out about itself, and then it is given turns. */
  tellConditions(): Promise<Answer> {
    return this.say('begin', { calibrations: {}, sentinels: SENTINELS, peaks: PEAKS });
  }

  say(question: string, body: unknown = {}): Promise<Answer> {
    const headers = { Authorization: `Bearer ${this.session}`, ...this.#page };
    return post(this.#origin, `/api/${question}`, body, { headers });
  }

  async introduce(fingerprint: object = {}): Promise<IntroduceAnswer> {
    const { json } = await this.say('introduce', { fingerprint: { ...FINGERPRINT, ...fingerprint } });
    return json as IntroduceAnswer;
  }

  /** @throws where there is none */
  async turn(): Promise<HandedTurn> {
    const next = (await this.say('next')).json as NextAnswer;
    if (next.state !== 'turn') throw new Error(`no turn but ${JSON.stringify(next)}`);
    return next.turn;
  }

  handIn(turn: string, result: unknown): Promise<Answer> {
    return this.say('result', { turn, result });
  }
}

export type TimedResult = Extract<VisitOutcome, { readonly state: 'timed' }>;

/** What an honest device hands in: the turn, really taken, here. */
export async function honestResult({ task }: HandedTurn): Promise<TimedResult> {
  const outcome = await takeTurn({
    ...task,
    engine: wasmEngine,
    clock: { nowNs: () => performance.now() * 1e6 },
    signal: new AbortController().signal,
  });
  if (outcome.state !== 'timed') throw new Error(JSON.stringify(outcome));
  return outcome;
}
