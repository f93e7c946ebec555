import type { MeasuredVisit } from '@convscape/core';
import type { OwnConditions } from './own-run.js';

/** What a browser keeps of a run of its own. */
export interface KeptRun {
  readonly conditions: OwnConditions;
  readonly visits: readonly MeasuredVisit[];
}

const RUNS = 'runs';
const VISITS = 'visits';
const BY_RUN = 'by-run';

/**
 * Runs in the browser's own database, visit by visit as they end: a tab that is closed, or that a phone ends, loses only what was in flight.
 * They never leave the browser.
 */
export class KeptRuns {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Null where the browser keeps nothing, as in some private windows. */
  static async open(): Promise<KeptRuns | null> {
    try {
      const request = indexedDB.open('convscape', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(RUNS);
        request.result.createObjectStore(VISITS, { autoIncrement: true }).createIndex(BY_RUN, 'run');
      };
      return new KeptRuns(await answerOf(request));
    } catch {
      return null;
    }
  }

  async read(run: string): Promise<KeptRun | null> {
    const reading = this.#database.transaction([RUNS, VISITS]);
    const found = answerOf<OwnConditions | undefined>(reading.objectStore(RUNS).get(run));
    const rows = answerOf<{ visit: MeasuredVisit }[]>(
      reading.objectStore(VISITS).index(BY_RUN).getAll(IDBKeyRange.only(run)),
    );
    const [conditions, visits] = [await found, (await rows).map(({ visit }) => visit)];
    return conditions === undefined || visits.length === 0 ? null : { conditions, visits };
  }

  /** Nothing is kept of a run that did not begin. */
  begin(run: string, conditions: OwnConditions): Promise<void> {
    return this.#write((runs) => runs.put(conditions, run));
  }

  add(run: string, visit: MeasuredVisit): Promise<void> {
    return this.#write((_runs, visits) => visits.put({ run, visit }));
  }

  /** Of a run, all, or the visits of these candidates. */
  forget(run: string, candidates?: ReadonlySet<string>): Promise<void> {
    return this.#write((runs, visits) => {
      if (candidates === undefined) runs.delete(run);
      const cursors = visits.index(BY_RUN).openCursor(IDBKeyRange.only(run));
      cursors.onsuccess = () => {
        const cursor = cursors.result;
        if (cursor === null) return;
        const { visit } = cursor.value as { readonly visit: MeasuredVisit };
        if (candidates?.has(visit.candidate) ?? true) cursor.delete();
        cursor.continue();
      };
    });
  }

  close(): void {
    this.#database.close();
  }

  #write(change: (runs: IDBObjectStore, visits: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const writing = this.#database.transaction([RUNS, VISITS], 'readwrite');
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error);
      change(writing.objectStore(RUNS), writing.objectStore(VISITS));
    });
  }
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
