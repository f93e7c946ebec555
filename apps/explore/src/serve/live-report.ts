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
 * for it is gone.
 */
export class LiveReport {
  readonly #database: string;
  readonly #template: string;
  #kept: { readonly stamp: string; readonly written: Promise<Written> } | null = null;

  constructor(database: string, template: string) {
    this.#database = database;
    this.#template = template;
  }

  async html(): Promise<string> {
    const stamp = await databaseStamp(this.#database);
    if (this.#kept?.stamp === stamp) {
      const { html, holds } = await this.#kept.written;
      if (holds()) return html;
    }
    const written = this.#write();
    const kept = { stamp, written };
    this.#kept = kept;
    written.catch(() => {
      if (this.#kept === kept) this.#kept = null;
    });
    return (await written).html;
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
