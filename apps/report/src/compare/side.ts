import type { LatencyEstimate, ReportDocument, Row, RunAlone, RunRecord } from '@convscape/core';
import { isTimed } from '@convscape/core';
import { sideNames } from './side-names.js';

/** One run, to be laid beside others: what it found of each candidate, whether the document's rows tell it or a newer run's result stands there. */
export interface Side {
  readonly run: RunRecord;
  /** In as few words as tell it from the other sides. */
  readonly name: string;
  /** By candidate key, with the run's own result in the columns that a run decides. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly report: ReportDocument;
}

/** The runs that timed something, the oldest first; none where there are not two to compare. */
export function sidesOf(report: ReportDocument): readonly Side[] {
  const timed = new Set<string>();
  for (const { run, latency_ns } of report.rows) if (latency_ns !== null) timed.add(run);
  for (const { run, latency_ns } of report.earlier ?? []) if (latency_ns !== null) timed.add(run);
  const runs = report.runs.filter(({ run }) => timed.has(run));
  if (runs.length < 2) return [];
  const rows = rowsByRun(report, runs);
  const names = sideNames(runs, report.devices);
  return runs.map((run, index) => ({ run, name: names[index]!, rows: rows.get(run.run)!, report }));
}

function rowsByRun(report: ReportDocument, runs: readonly RunRecord[]): Map<string, Map<string, Row>> {
  const byRun = new Map(runs.map((run) => [run.run, new Map<string, Row>()]));
  const told = new Map<string, Row>();
  for (const row of report.rows) {
    byRun.get(row.run)?.set(row.candidate, row);
    told.set(`${row.sweep} ${row.device} ${row.candidate}`, row);
  }
  const recordOf = new Map(runs.map((run) => [run.run, run]));
  for (const result of report.earlier ?? []) {
    const run = recordOf.get(result.run);
    const row = run && told.get(`${run.sweep} ${run.device} ${result.candidate}`);
    if (row === undefined) continue;
    byRun.get(run!.run)!.set(result.candidate, {
      ...row,
      ...result,
      cache: run!.protocol.cache,
      kernel_latency_ns: null,
      front: null,
      front_probability: null,
      savings_realised: null,
      roofline_share: null,
    });
  }
  return byRun;
}

/** A side as runs are compared everywhere. */
export function sideAlone({ run, rows, report }: Side): RunAlone {
  const own = [...rows.values()];
  return {
    run,
    device: report.devices.find(({ device }) => device === run.device),
    objectives: report.sweeps.find(({ name }) => name === run.sweep)?.objectives ?? [],
    rows: own,
    estimates: new Map(
      own.flatMap((row) => {
        const estimate = estimateOf(row, run);
        return estimate === null ? [] : [[row.candidate, estimate] as const];
      }),
    ),
  };
}

function estimateOf(row: Row, { protocol }: RunRecord): LatencyEstimate | null {
  if (!isTimed(row)) return null;
  return {
    latencyNs: row.latency_ns,
    lowNs: row.latency_low_ns,
    highNs: row.latency_high_ns,
    confidence: (row.visits > 1 ? protocol.confirmation : protocol.screening).confidence,
    p95Ns: row.latency_p95_ns ?? row.latency_high_ns,
    kernelLatencyNs: row.kernel_latency_ns,
    visits: row.visits,
    batches: row.batches,
  };
}
