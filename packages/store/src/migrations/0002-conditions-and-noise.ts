import type { Migration } from './migration.js';

/*
 * Visits may be discarded, or a hidden duplicate's, and know their conditions; runs know their sentinels, their noise and how their workers
 * were chosen, and may end with their budget; measurements keep the median of each visit. A CHECK cannot be changed in place: `run` and
 * `visit` are rebuilt, as https://sqlite.org/lang_altertable.html#otheralter describes.
 */
const sql = `
DROP VIEW batch;

CREATE TABLE new_run (
  run           TEXT PRIMARY KEY NOT NULL,
  sweep         TEXT NOT NULL REFERENCES sweep,
  device        TEXT NOT NULL REFERENCES device,
  seed          INTEGER NOT NULL,
  protocol      TEXT NOT NULL CHECK (json_valid(protocol)),
  cache         TEXT GENERATED ALWAYS AS (protocol ->> '$.cache') VIRTUAL,
  workers       INTEGER NOT NULL,
  calibrations  TEXT NOT NULL CHECK (json_valid(calibrations)), -- by engine
  started_at    TEXT NOT NULL,                                  -- ISO 8601, UTC
  finished_at   TEXT,
  state         TEXT NOT NULL CHECK (state IN ('running', 'complete', 'interrupted', 'budget-spent')),
  sentinels     TEXT CHECK (json_valid(sentinels)),             -- baseline, alone; NULL: none were read
  noise         TEXT CHECK (json_valid(noise)),                 -- how far hidden duplicates disagree; NULL: there were none
  workers_choice TEXT CHECK (json_valid(workers_choice))        -- what "auto" decided, and from what; NULL: a number was asked for
) STRICT;
INSERT INTO new_run (run, sweep, device, seed, protocol, workers, calibrations, started_at, finished_at, state)
SELECT run, sweep, device, seed, protocol, workers, calibrations, started_at, finished_at, state FROM run ORDER BY rowid;
DROP TABLE run;
ALTER TABLE new_run RENAME TO run;
CREATE INDEX run_by_sweep ON run (sweep, started_at);

CREATE TABLE new_visit (
  visit_number          INTEGER PRIMARY KEY,                   -- order of commit
  visit                 TEXT NOT NULL UNIQUE,
  run                   TEXT NOT NULL REFERENCES run,
  candidate             TEXT NOT NULL REFERENCES candidate,
  phase                 TEXT NOT NULL CHECK (phase IN ('screening', 'confirmation')),
  round                 INTEGER NOT NULL,                      -- screening: 0; confirmation: from 1
  process               INTEGER NOT NULL,                      -- process repetition, from 0
  started_at            TEXT NOT NULL,                         -- ISO 8601, UTC
  state                 TEXT NOT NULL CHECK (state IN ('timed', 'discarded', 'failed', 'unsupported', 'skipped')),
  reason                TEXT,
  calls_per_batch       INTEGER,
  batches_ns            TEXT CHECK (json_valid(batches_ns)),   -- whole batches, in running order
  kernel_batches_ns     TEXT CHECK (json_valid(kernel_batches_ns)),
  warmup_calls          INTEGER,
  warmup_ns             REAL,
  timer_step_ns         REAL,
  flags                 TEXT CHECK (json_valid(flags)),
  algorithm             TEXT,
  kernels               TEXT CHECK (json_valid(kernels)),      -- one name a layer
  kernel_hash           TEXT,
  engine_version        TEXT,
  runnable_bytes        INTEGER,
  verified_kernel_hash  TEXT,                                  -- NULL: not verified in this visit
  verified_error        REAL,                                  -- max|y - ref| / max|ref|
  verified_error_bound  REAL,
  verified_positions    INTEGER,
  duplicate             INTEGER NOT NULL DEFAULT 0 CHECK (duplicate IN (0, 1)), -- 1: of its hidden duplicate, no part of a result
  conditions            TEXT CHECK (json_valid(conditions)),   -- { "runQueueShare"?, "inflation"?, "correction"?, "sentinelNs"? }
  correction            REAL GENERATED ALWAYS AS (coalesce(conditions ->> '$.correction', 1.0)) VIRTUAL, -- latencies are divided by it
  CHECK ((state = 'timed') = (reason IS NULL)),
  CHECK ((state IN ('timed', 'discarded')) = (batches_ns IS NOT NULL AND calls_per_batch > 0 AND warmup_calls IS NOT NULL
    AND warmup_ns IS NOT NULL AND timer_step_ns IS NOT NULL AND flags IS NOT NULL AND algorithm IS NOT NULL
    AND kernels IS NOT NULL AND kernel_hash IS NOT NULL AND engine_version IS NOT NULL AND runnable_bytes IS NOT NULL)),
  CHECK ((verified_kernel_hash IS NOT NULL) = (verified_error IS NOT NULL AND verified_error_bound IS NOT NULL
    AND verified_positions IS NOT NULL))
) STRICT;
INSERT INTO new_visit (visit_number, visit, run, candidate, phase, round, process, started_at, state, reason, calls_per_batch, batches_ns, kernel_batches_ns,
  warmup_calls, warmup_ns, timer_step_ns, flags, algorithm, kernels, kernel_hash, engine_version, runnable_bytes, verified_kernel_hash,
  verified_error, verified_error_bound, verified_positions)
SELECT visit_number, visit, run, candidate, phase, round, process, started_at, state, reason, calls_per_batch, batches_ns, kernel_batches_ns,
  warmup_calls, warmup_ns, timer_step_ns, flags, algorithm, kernels, kernel_hash, engine_version, runnable_bytes, verified_kernel_hash,
  verified_error, verified_error_bound, verified_positions FROM visit;
DROP TABLE visit;
ALTER TABLE new_visit RENAME TO visit;
CREATE INDEX visit_by_run ON visit (run);
CREATE INDEX visit_by_candidate ON visit (candidate);

ALTER TABLE measurement ADD COLUMN visit_medians_ns TEXT CHECK (json_valid(visit_medians_ns)); -- a call, one a confirming visit
ALTER TABLE sweep ADD COLUMN reference_point TEXT CHECK (json_valid(reference_point)); -- { column: value }; NULL: none was asked for

CREATE VIEW batch AS
SELECT
  visit.visit, visit.run, visit.candidate, visit.phase, visit.round, visit.process, visit.state, visit.duplicate,
  elapsed.key AS batch,                                        -- from 0
  elapsed.value AS elapsed_ns,                                 -- the whole batch
  CAST(elapsed.value AS REAL) / visit.calls_per_batch AS latency_ns, -- as it was
  CAST(elapsed.value AS REAL) / visit.calls_per_batch / visit.correction AS corrected_latency_ns,
  CAST(visit.kernel_batches_ns ->> elapsed.key AS REAL) / visit.calls_per_batch AS kernel_latency_ns
FROM visit, json_each(visit.batches_ns) AS elapsed;
`;

export const conditionsAndNoise: Migration = { version: 2, sql };
