import { describe, expect, it } from 'vitest';
import { buildReportDocument } from './build-report-document.js';
import { run, standard, stored, timed } from './fixtures/stored.js';
import { readReportDocument } from './read-report-document.js';
import { ReportDocumentError } from './report-document-error.js';

const runs = [run(), run({ run: 'run-0', startedAt: '2025-01-01T00:00:00.000Z' })];
const measured = [timed(standard, 100), timed(standard, 110, { run: 'run-0' })];
const document = buildReportDocument([stored([standard], measured, { runs })], { writtenBy: '0.1.0' });

/** The error of a document with one place changed: `rows.0.macs`. */
function errorOf(place: string, value: unknown): ReportDocumentError {
  const changed = JSON.parse(JSON.stringify(document));
  const keys = place.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce((object, key) => object[key], changed);
  parent[last] = value;
  try {
    readReportDocument(changed);
  } catch (error) {
    if (error instanceof ReportDocumentError) return error;
    throw error;
  }
  throw new Error(`${place} was not refused`);
}

describe('readReportDocument', () => {
  it('gives back what is a document', () => {
    expect(readReportDocument(document)).toBe(document);
  });

  it('takes findings that name no run, as older ones do', () => {
    const older = {
      kind: 'saving-realised',
      sentence: 'So.',
      candidates: [standard.key],
      slot: null,
    } as const;
    const told = { ...document, findings: [older, { ...older, run: 'run-1' }] };
    expect(readReportDocument(told)).toBe(told);
  });

  it('refuses a newer version, and says which one wrote it', () => {
    const error = errorOf('version', 2);
    expect(error.code).toBe('NEWER_REPORT_DOCUMENT');
    expect(error.message).toContain(
      'written by convscape 0.1.0 in version 2, and this one reads up to version 1',
    );
  });

  it('names the place where it is no document', () => {
    const places: readonly (readonly [string, unknown, string])[] = [
      ['version', undefined, 'version'],
      ['version', '1', 'version'],
      ['version', 0, 'version'],
      ['writtenBy', 3, 'writtenBy'],
      ['sweeps', {}, 'sweeps'],
      ['sweeps.0.name', null, 'sweeps[0].name'],
      ['sweeps.0.objectives.1.column', 5, 'sweeps[0].objectives[1].column'],
      ['devices.0', null, 'devices[0]'],
      ['devices.0.fingerprint', undefined, 'devices[0].fingerprint'],
      ['runs.0.protocol', [], 'runs[0].protocol'],
      ['rows.0.macs', null, 'rows[0].macs'],
      ['rows.0.latency_ns', '100', 'rows[0].latency_ns'],
      ['rows.0.bias', 0, 'rows[0].bias'],
      ['rows.0.device', undefined, 'rows[0].device'],
      ['findings', 'none', 'findings'],
      ['findings', [{ sentence: 'So.', candidates: [], run: 5 }], 'findings[0].run'],
      ['earlier', {}, 'earlier'],
      ['earlier.0.latency_ns', '100', 'earlier[0].latency_ns'],
    ];
    for (const [place, value, named] of places) {
      const error = errorOf(place, value);
      expect(error.code).toBe('NOT_A_REPORT_DOCUMENT');
      expect(error.place).toBe(named);
    }
  });

  it('refuses what is no object at all', () => {
    for (const json of [null, [], 'text', 7, undefined]) {
      expect(() => readReportDocument(json)).toThrow(ReportDocumentError);
    }
  });
});
