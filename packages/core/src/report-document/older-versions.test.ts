import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toBase64 } from './embed/base64.js';
import { COMPRESSED_TYPE, PLAIN_TYPE } from './embed/embed-report-document.js';
import { extractReportDocument } from './embed/extract-report-document.js';
import { findings } from './findings/findings.js';
import { rowLabel } from './findings/row-label.js';

/** One document of each version and form that was ever written, as it was written: they are read for ever. */
const WRITTEN = ['report-document-1.json', 'report-document-1.deflate.txt'];

function asEmbedded(file: string): readonly [base64: string, type: string] {
  const text = readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
  return file.endsWith('.json') ? [toBase64(text), PLAIN_TYPE] : [text, COMPRESSED_TYPE];
}

describe('a report document of an older version', () => {
  it.each(WRITTEN)('is read: %s', async (file) => {
    const document = await extractReportDocument(...asEmbedded(file));
    expect(document.rows.length).toBeGreaterThan(0);
    expect(new Set(document.rows.map(rowLabel)).size).toBe(document.rows.length);
    expect(findings(document.rows)).toBeInstanceOf(Array);
    expect(document.rows.map((row) => row.roofline_share)).toEqual(document.rows.map(() => null));
    expect(document.runs[0]?.protocol.confirmation.confidence).toBe(0.99);
  });
});
