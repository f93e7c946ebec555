import type { RunRecord } from '@convscape/core';
import { databaseStamp } from '../database/database-stamp.js';
import { withDatabase } from '../database/open-existing.js';
import { readLiveSweeps } from '../database/read-live-sweeps.js';
import { reportHtml } from '../report/write-report.js';
import { isUnderWay } from '../sweep/is-under-way.js';

/** While a run goes on, an open report loads itself anew so often. */
const REFRESH_SECONDS = 10;

interface Written {
  readonly html: string;
  /** The runs that the page waits for. */
  readonly underWay: readonly RunRecord[];
}

/** The report of a database as it is now: written when it is asked for, and kept until the database changes or a run of it ends without notice. */
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
      const { html, underWay } = await this.#kept.written;
      if ((await this.#underWay(underWay)).length === underWay.length) return html;
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
    const sweeps = await withDatabase(this.#database, readLiveSweeps);
    const underWay = await this.#underWay(sweeps.flatMap(({ runs }) => runs));
    const html = await reportHtml(sweeps, this.#template, {
      databases: [this.#database],
      ...(underWay.length > 0 && { refreshSeconds: REFRESH_SECONDS }),
    });
    return { html, underWay };
  }

  async #underWay(runs: readonly RunRecord[]): Promise<readonly RunRecord[]> {
    const judged = await Promise.all(runs.map((run) => isUnderWay(run, this.#database)));
    return runs.filter((_, index) => judged[index]);
  }
}
