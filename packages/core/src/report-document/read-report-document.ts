import type { Row } from '../record/row.js';
import { EARLIER_COLUMNS, type EarlierResult } from './earlier-result.js';
import type { ColumnarDocument } from './embed/columns.js';
import { readEarlierColumns, readRowColumns } from './embed/read-columns.js';
import { FRONT_ROW_SHAPE, type FrontRow } from './fronts/front-row.js';
import { REPORT_DOCUMENT_VERSION, type ReportDocument } from './report-document.js';
import { ReportDocumentError } from './report-document-error.js';
import { type ColumnShape, isOfShape, LATER_COLUMNS, ROW_COLUMNS, ROW_SHAPE } from './row-shape.js';
import { wrongPlace as wrong } from './wrong-place.js';

type Json = { readonly [key: string]: unknown };

/**
 * Parsed JSON as a report document of this version, its rows as a list or as columns.
 * @throws {ReportDocumentError} `NEWER_REPORT_DOCUMENT` for a version this one does not know, `NOT_A_REPORT_DOCUMENT` with the place where
 * it is not one.
 */
export function readReportDocument(json: unknown): ReportDocument {
  const document = asObject(json, '');
  checkAllButRows(document);
  if ('columns' in document) return joined(document);
  for (const [index, row] of objectsIn(document, 'rows'))
    checkColumns(row, ROW_COLUMNS, `rows[${index}]`, ROW_SHAPE);
  if (document.earlier !== undefined) {
    for (const [index, result] of objectsIn(document, 'earlier'))
      checkColumns(result, EARLIER_COLUMNS, `earlier[${index}]`, ROW_SHAPE);
  }
  return withLaterColumns(json as ReportDocument);
}

function joined(document: Json): ReportDocument {
  asObject(document.columns, 'columns');
  if (document.earlierColumns !== undefined)
    asObject(asObject(document.earlierColumns, 'earlierColumns').columns, 'earlierColumns.columns');
  const { rowCount, columns, earlierColumns, ...others } = document as unknown as ColumnarDocument;
  const rows: readonly Row[] = readRowColumns({ rowCount, columns });
  if (earlierColumns === undefined) return { ...others, rows };
  const earlier: readonly EarlierResult[] = readEarlierColumns(earlierColumns);
  return { ...others, rows, earlier };
}

function checkAllButRows(document: Json): void {
  const { version } = document;
  if (typeof version === 'number' && Number.isInteger(version) && version > REPORT_DOCUMENT_VERSION) {
    throw new ReportDocumentError('NEWER_REPORT_DOCUMENT', {
      message: `the report was written by convscape ${String(document.writtenBy)} in version ${version}, and this one reads up to version ${REPORT_DOCUMENT_VERSION}`,
      place: 'version',
      hint: 'read it with that version of convscape or a newer one',
    });
  }
  if (version !== REPORT_DOCUMENT_VERSION)
    throw wrong('version', `a version from 1 to ${REPORT_DOCUMENT_VERSION}`);
  check(document, 'writtenBy', 'string', '');
  for (const [index, sweep] of objectsIn(document, 'sweeps')) {
    const place = `sweeps[${index}]`;
    check(sweep, 'name', 'string', place);
    for (const list of ['objectives', 'constraints']) {
      for (const [at, item] of objectsIn(sweep, list, place))
        check(item, 'column', 'string', `${place}.${list}[${at}]`);
    }
  }
  for (const [index, device] of objectsIn(document, 'devices')) {
    check(device, 'device', 'string', `devices[${index}]`);
    asObject(device.fingerprint, `devices[${index}].fingerprint`);
  }
  for (const [index, run] of objectsIn(document, 'runs')) {
    for (const key of ['run', 'sweep', 'device', 'startedAt']) check(run, key, 'string', `runs[${index}]`);
    asObject(run.protocol, `runs[${index}].protocol`);
  }
  for (const [index, finding] of objectsIn(document, 'findings')) {
    check(finding, 'sentence', 'string', `findings[${index}]`);
    if (!Array.isArray(finding.candidates)) throw wrong(`findings[${index}].candidates`, 'a list');
    if (finding.run !== undefined) check(finding, 'run', 'string', `findings[${index}]`);
  }
  if (document.fronts !== undefined) {
    for (const [index, front] of objectsIn(document, 'fronts'))
      checkColumns(front, FRONT_COLUMNS, `fronts[${index}]`, FRONT_ROW_SHAPE);
  }
  if (document.batches !== undefined) {
    for (const [index, batches] of objectsIn(document, 'batches')) checkBatches(batches, `batches[${index}]`);
  }
  if (document.asked !== undefined) {
    for (const [index, candidate] of objectsIn(document, 'asked')) {
      check(candidate, 'key', 'string', `asked[${index}]`);
      for (const part of ['block', 'slot', 'options']) asObject(candidate[part], `asked[${index}].${part}`);
    }
  }
}

function withLaterColumns(document: ReportDocument): ReportDocument {
  const missing = LATER_COLUMNS.filter((column) => document.rows.some((row) => row[column] === undefined));
  if (missing.length === 0) return document;
  const nulls = Object.fromEntries(missing.map((column) => [column, null]));
  return { ...document, rows: document.rows.map((row) => ({ ...row, ...nulls })) };
}

const FRONT_COLUMNS = Object.keys(FRONT_ROW_SHAPE) as (keyof FrontRow)[];

function checkColumns<Name extends string>(
  row: Json,
  columns: readonly Name[],
  place: string,
  shape: { readonly [Column in Name]: ColumnShape },
): void {
  for (const column of columns) {
    if (isOfShape(row[column], shape[column])) continue;
    if (row[column] === undefined && LATER_COLUMNS.some((later) => later === column)) continue;
    throw wrong(within(place, column), `a ${shape[column].type}`);
  }
}

function checkBatches(batches: Json, place: string): void {
  check(batches, 'candidate', 'string', place);
  check(batches, 'run', 'string', place);
  check(batches, 'total', 'number', place);
  for (const [index, visit] of objectsIn(batches, 'visits', place)) {
    const own = `${place}.visits[${index}]`;
    check(visit, 'startedAt', 'string', own);
    check(visit, 'phase', 'string', own);
    if (!Array.isArray(visit.flags)) throw wrong(`${own}.flags`, 'a list');
    const { latenciesNs } = visit;
    if (!Array.isArray(latenciesNs) || latenciesNs.some((value) => typeof value !== 'number'))
      throw wrong(`${own}.latenciesNs`, 'a list of numbers');
  }
}

function check(object: Json, key: string, type: 'string' | 'number' | 'boolean', parent: string): void {
  if (typeof object[key] !== type) throw wrong(within(parent, key), `a ${type}`);
}

function* objectsIn(object: Json, key: string, parent = ''): Generator<[index: number, item: Json]> {
  const list = object[key];
  if (!Array.isArray(list)) throw wrong(within(parent, key), 'a list');
  for (const [index, item] of list.entries())
    yield [index, asObject(item, `${within(parent, key)}[${index}]`)];
}

function asObject(value: unknown, place: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(place, 'an object');
  return value as Json;
}

function within(parent: string, key: string): string {
  return parent === '' ? key : `${parent}.${key}`;
}
