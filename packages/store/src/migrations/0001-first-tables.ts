import type { Migration } from './migration.js';

/* The columns are described in the README. SQL comments stay in the database, for whoever asks it for `.schema`. */
const sql = `
CREATE TABLE sweep (
  sweep        TEXT PRIMARY KEY NOT NULL,
  config_text  TEXT NOT NULL,                                  -- as the user wrote it
  objectives   TEXT NOT NULL CHECK (json_valid(objectives)),   -- [{ "column", "goal" }]
  constraints  TEXT NOT NULL CHECK (json_valid(constraints))   -- [{ "column", "min"?, "max"? }]
) STRICT;

CREATE TABLE device (
  device            TEXT PRIMARY KEY NOT NULL,                 -- hash of the fingerprint
  fingerprint       TEXT NOT NULL CHECK (json_valid(fingerprint)),
  cpu_model         TEXT GENERATED ALWAYS AS (fingerprint ->> '$.cpuModel') VIRTUAL,
  operating_system  TEXT GENERATED ALWAYS AS (fingerprint ->> '$.operatingSystem') VIRTUAL,
  runtime           TEXT GENERATED ALWAYS AS (fingerprint ->> '$.runtime') VIRTUAL
) STRICT;

CREATE TABLE candidate (
  candidate        TEXT PRIMARY KEY NOT NULL,                  -- its key
  slot             TEXT NOT NULL,                              -- 56x56x128-128-s1
  input_height     INTEGER NOT NULL,
  input_width      INTEGER NOT NULL,
  input_channels   INTEGER NOT NULL,
  output_channels  INTEGER NOT NULL,
  stride           INTEGER NOT NULL,
  kind             TEXT NOT NULL,
  groups           INTEGER,                                    -- NULL: not asked for, the kind's default
  kernel_height    INTEGER,
  kernel_width     INTEGER,
  block            TEXT NOT NULL CHECK (json_valid(block)),    -- { "kind", every option asked for }
  engine           TEXT NOT NULL,
  algorithm_asked  TEXT NOT NULL,
  threads          INTEGER NOT NULL,
  chain            INTEGER NOT NULL
) STRICT;
CREATE INDEX candidate_by_slot ON candidate (slot, kind);

CREATE TABLE sweep_candidate (
  sweep      TEXT NOT NULL REFERENCES sweep,
  candidate  TEXT NOT NULL REFERENCES candidate,
  position   INTEGER NOT NULL,                                 -- order in the sweep, from 0
  retired    INTEGER NOT NULL CHECK (retired IN (0, 1)),       -- 1: was asked for once, is not any more
  PRIMARY KEY (sweep, candidate)
) STRICT, WITHOUT ROWID;
CREATE INDEX sweep_candidate_by_position ON sweep_candidate (sweep, retired, position);

CREATE TABLE run (
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
  state         TEXT NOT NULL CHECK (state IN ('running', 'complete', 'interrupted'))
) STRICT;
CREATE INDEX run_by_sweep ON run (sweep, started_at);

CREATE TABLE visit (
  visit_number          INTEGER PRIMARY KEY,                   -- order of commit
  visit                 TEXT NOT NULL UNIQUE,
  run                   TEXT NOT NULL REFERENCES run,
  candidate             TEXT NOT NULL REFERENCES candidate,
  phase                 TEXT NOT NULL CHECK (phase IN ('screening', 'confirmation')),
  round                 INTEGER NOT NULL,                      -- screening: 0; confirmation: from 1
  process               INTEGER NOT NULL,                      -- process repetition, from 0
  started_at            TEXT NOT NULL,                         -- ISO 8601, UTC
  state                 TEXT NOT NULL CHECK (state IN ('timed', 'failed', 'unsupported', 'skipped')),
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
  CHECK ((state = 'timed') = (reason IS NULL)),
  CHECK ((state = 'timed') = (batches_ns IS NOT NULL AND calls_per_batch > 0 AND warmup_calls IS NOT NULL
    AND warmup_ns IS NOT NULL AND timer_step_ns IS NOT NULL AND flags IS NOT NULL AND algorithm IS NOT NULL
    AND kernels IS NOT NULL AND kernel_hash IS NOT NULL AND engine_version IS NOT NULL AND runnable_bytes IS NOT NULL)),
  CHECK ((verified_kernel_hash IS NOT NULL) = (verified_error IS NOT NULL AND verified_error_bound IS NOT NULL
    AND verified_positions IS NOT NULL))
) STRICT;
CREATE INDEX visit_by_run ON visit (run);
CREATE INDEX visit_by_candidate ON visit (candidate);

CREATE TABLE measurement (
  run                 TEXT NOT NULL REFERENCES run,
  candidate           TEXT NOT NULL REFERENCES candidate,
  state               TEXT NOT NULL CHECK (state IN ('measured', 'noisy', 'screened', 'failed', 'unsupported', 'skipped')),
  reason              TEXT,
  latency_ns          REAL,                                    -- a call
  latency_low_ns      REAL,
  latency_high_ns     REAL,
  confidence          REAL,                                    -- of the interval, 0.99 say
  latency_p95_ns      REAL,
  kernel_latency_ns   REAL,
  visits              INTEGER,
  batches             INTEGER,
  algorithm           TEXT,                                    -- NULL from here to runnable_bytes: it never ran
  kernels             TEXT CHECK (json_valid(kernels)),
  kernel_hash         TEXT,
  engine_version      TEXT,
  runnable_bytes      INTEGER,
  error               REAL,                                    -- largest max|y - ref| / max|ref|; NULL: not verified
  PRIMARY KEY (run, candidate),
  CHECK ((state IN ('measured', 'noisy', 'screened')) = (reason IS NULL)),
  CHECK ((state IN ('measured', 'noisy', 'screened')) = (latency_ns IS NOT NULL AND latency_low_ns IS NOT NULL
    AND latency_high_ns IS NOT NULL AND confidence IS NOT NULL AND latency_p95_ns IS NOT NULL AND visits IS NOT NULL
    AND batches IS NOT NULL)),
  CHECK ((algorithm IS NULL) = (kernels IS NULL) AND (algorithm IS NULL) = (kernel_hash IS NULL)
    AND (algorithm IS NULL) = (engine_version IS NULL) AND (algorithm IS NULL) = (runnable_bytes IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX measurement_by_candidate ON measurement (candidate);

CREATE TABLE event (
  event_number  INTEGER PRIMARY KEY,
  run           TEXT NOT NULL REFERENCES run,
  at            TEXT NOT NULL,                                 -- ISO 8601, UTC
  kind          TEXT NOT NULL,
  message       TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_run ON event (run);

CREATE VIEW batch AS
SELECT
  visit.visit, visit.run, visit.candidate, visit.phase, visit.round, visit.process,
  elapsed.key AS batch,                                        -- from 0
  elapsed.value AS elapsed_ns,                                 -- the whole batch
  CAST(elapsed.value AS REAL) / visit.calls_per_batch AS latency_ns,
  CAST(visit.kernel_batches_ns ->> elapsed.key AS REAL) / visit.calls_per_batch AS kernel_latency_ns
FROM visit, json_each(visit.batches_ns) AS elapsed;
`;

export const firstTables: Migration = { version: 1, sql };
