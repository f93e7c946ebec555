import type { BeginRequest, DeviceRecord, RunRecord } from '@convscape/core';
import { planRun } from '../../sweep/planned-run.js';
import { startRun } from '../../sweep/start-run.js';
import { storePlannedRun } from '../../sweep/store-run.js';
import { noPeaks } from './desk-refusals.js';
import type { DeskOptions } from './device-desk.js';
import { type DeviceRequest, workOfDevice } from './device-requests.js';
import { DeviceRun } from './device-run.js';
import { reportedPool } from './reported-pool.js';
import { checkSpeed } from './same-speed.js';

/** The runs that devices are measuring, one a device; all runs of a device meet on one front. */
export class DeviceRuns {
  readonly #options: DeskOptions;
  /** By device. */
  readonly #opened = new Map<string, Promise<DeviceRun>>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  has(device: string): boolean {
    return this.#opened.has(device);
  }

  /**
   * The run of a device, opened where it is not. One that computes at another speed than its run, another phone or the same when it is hot, is
   * refused rather than given a run of its own.
   * @throws {Refusal} `OTHER_SPEED`, or `MALFORMED` where its peaks are missing
   */
  async of(request: DeviceRequest, found: BeginRequest): Promise<DeviceRun> {
    const { device } = request.device;
    const known = this.#opened.get(device);
    if (known !== undefined) {
      const run = await known.catch(() => null);
      // Whoever was opening it could not; this one may.
      if (run === null) return this.of(request, found);
      checkSpeed(found.sentinels, run.run.sentinels);
      return run;
    }
    const opened = this.#open(request, found);
    this.#opened.set(device, opened);
    opened.catch(() => this.#opened.delete(device));
    return opened;
  }

  async #open(request: DeviceRequest, found: BeginRequest): Promise<DeviceRun> {
    const { store, terminal } = this.#options;
    const planned = await planRun(store, request);
    checkSpeed(found.sentinels, planned.run.sentinels ?? (await this.#newestSentinels(request.device)));
    if ((planned.run.peaks ?? found.peaks) === undefined) throw noPeaks();
    await storePlannedRun(store, request.device, planned);
    const engines = Object.keys(found.calibrations);
    const { processes } = request.protocol.confirmation;
    const run = await startRun(
      { engines, device: request.device, processes, workersAuto: false },
      planned.run,
      {
        store,
        pool: reportedPool(found),
        terminal,
      },
    );
    return new DeviceRun(store, workOfDevice(request, { run, log: planned.log }));
  }

  /** Of the device's runs of other protocols too: all tell latencies at the clock of the first. */
  async #newestSentinels({ device }: DeviceRecord): Promise<RunRecord['sentinels']> {
    const runs = await this.#options.store.runs(this.#options.sweep);
    return runs.filter((run) => run.device === device && run.sentinels).at(-1)?.sentinels;
  }

  /** Ends the runs of all devices but these. */
  async closeUnused(used: ReadonlySet<string>): Promise<void> {
    for (const device of this.#opened.keys()) if (!used.has(device)) await this.#close(device);
  }

  async #close(device: string): Promise<void> {
    const opened = this.#opened.get(device);
    this.#opened.delete(device);
    // One that could not be opened is none to close.
    await (await opened?.catch(() => undefined))?.close();
  }
}
