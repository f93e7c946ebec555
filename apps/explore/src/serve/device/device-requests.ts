import { type Candidate, type DeviceFingerprint, type PlanCandidate, reachCounter } from '@convscape/core';
import { deviceRecord } from '@convscape/pool';
import type { Store } from '@convscape/store';
import { countCandidate } from '../../plan/count-candidate.js';
import { nextPlan } from '../../sweep/measure-run.js';
import type { PlannedRun, RunRequest, RunSoFar } from '../../sweep/planned-run.js';
import { workOf } from '../../sweep/work-of.js';
import { Refusal } from '../http/refusal.js';
import { howToMeasure } from './how-to-measure.js';

/** What one device is asked for. */
export type DeviceRequest = RunRequest & { readonly counted: readonly PlanCandidate[] };

/** Says what the devices that join a sweep are asked for. */
export class DeviceRequests {
  readonly #store: Store;
  readonly #sweep: string;
  readonly #counted = new Map<string, PlanCandidate>();
  readonly #reachOf = reachCounter();

  constructor(store: Store, sweep: string) {
    this.#store = store;
    this.#sweep = sweep;
  }

  /** @throws {Refusal} `NOT_FOUND` */
  async of(fingerprint: DeviceFingerprint): Promise<DeviceRequest> {
    const stored = await this.#store.readSweep(this.#sweep);
    if (stored === null) throw new Refusal(409, 'NOT_FOUND', 'the sweep is gone');
    return {
      sweep: stored.sweep,
      candidates: stored.candidates,
      counted: stored.candidates.map((candidate) => this.#count(candidate)),
      device: deviceRecord(fingerprint),
      ...howToMeasure(stored),
      workers: 1,
      workersAuto: false,
      fresh: false,
      recalibrate: false,
      retake: false,
    };
  }

  /** Counted once: a sweep's candidates are the same for every device. */
  #count(candidate: Candidate): PlanCandidate {
    const known = this.#counted.get(candidate.key);
    if (known !== undefined) return known;
    const counted = countCandidate(candidate, this.#reachOf);
    this.#counted.set(candidate.key, counted);
    return counted;
  }
}

/** A run with what it is asked for. */
export const workOfDevice = ({ counted, sweep }: DeviceRequest, soFar: RunSoFar) =>
  workOf({ counted, objectives: sweep.objectives }, soFar);

export function isDone(request: DeviceRequest, planned: PlannedRun): boolean {
  return nextPlan(workOfDevice(request, planned)).state === 'done';
}
