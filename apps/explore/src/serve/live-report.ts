import { databaseStamp } from '../database/database-stamp.js';
import { withDatabase } from '../database/open-existing.js';
import { readLiveSweeps } from '../database/read-live-sweeps.js';
import { reportHtml } from '../report/write-report.js';

/** While a run goes on, an open report loads itself anew so often. */
const REFRESH_SECONDS = 10;

/** The report of a database as it is now: written when it is asked for, and kept until the database changes. */
export class LiveReport {
  readonly #database: string;
  readonly #template: string;
  #kept: { readonly stamp: string; readonly html: Promise<string> } | null = null;

  constructor(database: string, template: string) {
    this.#database = database;
    this.#template = template;
  }

  async html(): Promise<string> {
    const stamp = await databaseStamp(this.#database);
    if (this.#kept?.stamp === stamp) return this.#kept.html;
    const html = this.#write();
    const kept = { stamp, html };
    this.#kept = kept;
    html.catch(() => {
      if (this.#kept === kept) this.#kept = null;
    });
    return html;
  }

  async #write(): Promise<string> {
    const sweeps = await withDatabase(this.#database, readLiveSweeps);
    const goesOn = sweeps.some(({ runs }) => runs.some(({ state }) => state === 'running'));
    return reportHtml(sweeps, this.#template, {
      databases: [this.#database],
      ...(goesOn && { refreshSeconds: REFRESH_SECONDS }),
    });
  }
}
