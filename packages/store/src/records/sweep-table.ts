import type { SweepRecord } from '@convscape/core';
import type { Transaction } from '../database.js';
import type { SqlRow } from '../driver/driver.js';
import { json, nullable, text } from '../row-value.js';

const PUT = `
  INSERT INTO sweep (sweep, config_text, objectives, constraints, reference_point) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (sweep) DO UPDATE SET
    config_text = excluded.config_text, objectives = excluded.objectives, constraints = excluded.constraints,
    reference_point = excluded.reference_point`;

export function putSweep(transaction: Transaction, sweep: SweepRecord): Promise<void> {
  const { name, configText, objectives, constraints, referencePoint } = sweep;
  return transaction.run(PUT, [
    name,
    configText,
    JSON.stringify(objectives),
    JSON.stringify(constraints),
    referencePoint === undefined ? null : JSON.stringify(referencePoint),
  ]);
}

export async function readSweepRecord(transaction: Transaction, sweep: string): Promise<SweepRecord | null> {
  const [row] = await transaction.all('SELECT * FROM sweep WHERE sweep = ?', [sweep]);
  return row === undefined ? null : sweepOf(row);
}

export async function readSweepNames(transaction: Transaction): Promise<readonly string[]> {
  const rows = await transaction.all('SELECT sweep FROM sweep ORDER BY sweep');
  return rows.map((row) => text(row, 'sweep'));
}

function sweepOf(row: SqlRow): SweepRecord {
  const referencePoint = nullable(row, 'reference_point', json<NonNullable<SweepRecord['referencePoint']>>);
  return {
    name: text(row, 'sweep'),
    configText: text(row, 'config_text'),
    objectives: json(row, 'objectives'),
    constraints: json(row, 'constraints'),
    ...(referencePoint && { referencePoint }),
  };
}
