import { type Candidate, formatSlot } from '@convscape/core';
import type { Transaction } from '../database.js';
import type { SqlRow } from '../driver/driver.js';
import { integer, json, name, text } from '../row-value.js';

/** Candidates a statement: one call of the driver each would take most of the time of storing a large sweep. */
const CHUNK = 500;

// `WHERE true` tells the parser that ON CONFLICT belongs to the INSERT (https://sqlite.org/lang_upsert.html, "Parsing Ambiguity").
const PUT = `
  INSERT INTO candidate (candidate, slot, input_height, input_width, input_channels, output_channels, stride, kind, groups,
    kernel_height, kernel_width, block, engine, algorithm_asked, threads, chain)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
    value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15
  FROM json_each(?) WHERE true
  ON CONFLICT DO NOTHING`;
const RETIRE_ALL = 'UPDATE sweep_candidate SET retired = 1 WHERE sweep = ?';
const JOIN = `
  INSERT INTO sweep_candidate (sweep, candidate, position, retired)
  SELECT ?, value ->> 0, key + ?, 0 FROM json_each(?) WHERE true
  ON CONFLICT (sweep, candidate) DO UPDATE SET position = excluded.position, retired = 0`;
const READ = `
  SELECT candidate.*, position AS page_key FROM sweep_candidate JOIN candidate USING (candidate)
  WHERE sweep = ? AND retired = 0 AND position > ? ORDER BY position LIMIT ?`;
const COUNT = 'SELECT count(*) AS candidates FROM sweep_candidate WHERE sweep = ? AND retired = 0';

/** Makes these the sweep's candidates, in this order. A candidate's key is made of its content, so what is stored under it stays. */
export async function putCandidates(
  transaction: Transaction,
  sweep: string,
  candidates: readonly Candidate[],
): Promise<void> {
  await transaction.run(RETIRE_ALL, [sweep]);
  for (let start = 0; start < candidates.length; start += CHUNK) {
    const rows = JSON.stringify(candidates.slice(start, start + CHUNK).map(valuesOf));
    await transaction.run(PUT, [rows]);
    await transaction.run(JOIN, [sweep, start, rows]);
  }
}

/** Those asked for now, in the order they were put. */
export async function readCandidates(transaction: Transaction, sweep: string): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  await transaction.pages(READ, [sweep], -1, (row) => candidates.push(candidateOf(row)));
  return candidates;
}

export async function countCandidates(transaction: Transaction, sweep: string): Promise<number> {
  const [row] = await transaction.all(COUNT, [sweep]);
  return row === undefined ? 0 : integer(row, 'candidates');
}

function valuesOf({ key, slot, block, engine, options }: Candidate): readonly (string | number | null)[] {
  return [
    key,
    formatSlot(slot),
    slot.input.height,
    slot.input.width,
    slot.input.channels,
    slot.outputChannels,
    slot.stride,
    block.kind,
    block.groups ?? null,
    block.kernel?.[0] ?? null,
    block.kernel?.[1] ?? null,
    JSON.stringify(block),
    engine,
    options.algorithm,
    options.threads,
    options.chain,
  ];
}

function candidateOf(row: SqlRow): Candidate {
  return {
    key: text(row, 'candidate'),
    slot: {
      input: {
        height: integer(row, 'input_height'),
        width: integer(row, 'input_width'),
        channels: integer(row, 'input_channels'),
      },
      outputChannels: integer(row, 'output_channels'),
      stride: integer(row, 'stride'),
    },
    block: json(row, 'block'),
    engine: text(row, 'engine'),
    options: {
      algorithm: name(row, 'algorithm_asked'),
      threads: integer(row, 'threads'),
      chain: integer(row, 'chain'),
    },
  };
}
