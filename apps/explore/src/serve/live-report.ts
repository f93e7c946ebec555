import { databaseStamp } from '../database/database-stamp.js';
import { withDatabase } from '../database/open-existing.js';
import { readLiveSweeps } from '../database/read-live-sweeps.js';
import { reportHtml } from '../report/write-report.js';

/** While a run goes on, an open report loads itself anew so often. */
const REFRESH_SECONDS = 10;

interface Written {
  readonly html: string;
  /** Whether it is still true of the page that it waits for more, or does not. */
  readonly holds: () => boolean;
}

/**
 * The report of a database as it is now: written when it is asked for, and kept until the database changes, or the last process that measured
 * for it is gone. It is written once at a time, however many ask: whoever asks meanwhile gets what is being written, which may lack what was
 * stored since that began.
 */
export class LiveReport {
  readonly #database: string;
  readonly #template: string;
  #kept: { readonly stamp: string; readonly written: Written } | null = null;
  #underWay: Promise<string> | null = null;

  constructor(database: string, template: string) {
    this.#database = database;
    this.#template = template;
  }

  html(): Promise<string> {
    this.#underWay ??= this.#newest().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #newest(): Promise<string> {
    const stamp = await databaseStamp(this.#database);
    if (this.#kept?.stamp === stamp && this.#kept.written.holds()) return this.#kept.written.html;
    const written = await this.#write();
    this.#kept = { stamp, written };
    return written.html;
  }

  async #write(): Promise<Written> {
    const { sweeps, isUnderWay } = await withDatabase(this.#database, readLiveSweeps);
    const goesOn = isUnderWay();
    const html = await reportHtml(sweeps, this.#template, {
      databases: [this.#database],
      ...(goesOn && { refreshSeconds: REFRESH_SECONDS }),
    });
    return { html, holds: () => isUnderWay() === goesOn };
  }
}
