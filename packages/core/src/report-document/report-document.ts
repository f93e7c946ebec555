import type { Objective } from '../cost/cost.js';
import type { DeviceRecord, RunRecord } from '../record/records.js';
import type { Row } from '../record/row.js';
import type { Candidate } from '../space/candidate.js';
import type { Constraint } from '../space/space.js';
import type { CandidateBatches } from './batches/candidate-batches.js';
import type { EarlierResult } from './earlier-result.js';
import type { Finding } from './finding.js';
import type { FrontRow } from './fronts/front-row.js';

/** The version that is written now. Older ones stay readable; a newer one is refused. */
export const REPORT_DOCUMENT_VERSION = 1;

/**
 * Everything a report is drawn from. Written by the command, embedded in the report's HTML as base64.
 * A function of the database: no clock, no path, no user or host name. (An engine given by its path is named as it was written.)
 */
export interface ReportDocument {
  readonly version: 1;
  /** The version of convscape that wrote it. */
  readonly writtenBy: string;
  readonly sweeps: readonly {
    readonly name: string;
    readonly objectives: readonly Objective[];
    readonly constraints: readonly Constraint[];
    /** By objective's column; absent where the sweep names none. */
    readonly referencePoint?: { readonly [column: string]: number };
  }[];
  readonly devices: readonly DeviceRecord[];
  readonly runs: readonly RunRecord[];
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
  /** Each front as a whole; absent from older documents. */
  readonly fronts?: readonly FrontRow[];
  /** What older runs of the rows' devices found; absent where there is none, and from older documents. */
  readonly earlier?: readonly EarlierResult[];
  /** The batches of those on a front; absent where nobody read them, and from older documents. */
  readonly batches?: readonly CandidateBatches[];
  /** Candidates whose row does not tell all that was asked (a sequence's layers, for one); absent from older documents. */
  readonly asked?: readonly Candidate[];
}
