import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../record/row.js';
import { buildReportDocument } from '../build-report-document.js';
import { EARLIER_COLUMNS, type EarlierResult } from '../earlier-result.js';
import { candidate, run, SLOT, standard, stored, timed } from '../fixtures/stored.js';
import { readReportDocument } from '../read-report-document.js';
import type { ReportDocument } from '../report-document.js';
import { ReportDocumentError } from '../report-document-error.js';
import { candidateOfRow } from '../rows/candidate-of-row.js';
import { fromBase64, toBase64 } from './base64.js';
import { toColumns } from './columns.js';
import { COMPRESSED_TYPE, embedReportDocument, PLAIN_TYPE } from './embed-report-document.js';
import { extractReportDocument } from './extract-report-document.js';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<!--report-document-->',
  '<!--<script>',
  "$& $` $' $1 $$",
  '"\\\u0000\u2028\u2029\ufeff',
  'größer 😀 \ud800',
  ']]>',
];

function documentNamed(name: string): ReportDocument {
  const sweep = stored([standard], [timed(standard, 100)], { sweep: { name }, runs: [run({ sweep: name })] });
  return buildReportDocument([sweep], { writtenBy: '0.1.0' });
}

const TEMPLATE =
  '<!doctype html><body><div id="app"></div><!--report-document--><script type="module">run("$&")</script></body>';

/** Fractions of so few digits that columns keep them as they are. */
const SHORT = { arithmetic_intensity: 243.5, latency_p95_ns: 110.25 } as const;

/** The text of the element, as a browser would give it: up to the first end tag. */
function embedded(html: string): string {
  const start = html.indexOf('id="report-document">') + 'id="report-document">'.length;
  return html.slice(start, html.indexOf('</script', start));
}

const pickEarlier = (row: Row): EarlierResult =>
  Object.fromEntries(EARLIER_COLUMNS.map((column) => [column, row[column]])) as EarlierResult;

describe('embedReportDocument', () => {
  it('puts the document in the place of the comment, and leaves all else alone', async () => {
    const html = await embedReportDocument(TEMPLATE, documentNamed('blocks'));
    const [before, after] = TEMPLATE.split('<!--report-document-->');
    expect(html.startsWith(`${before}<script type="application/octet-stream" id="report-document">`)).toBe(
      true,
    );
    expect(html.endsWith(`</script>${after}`)).toBe(true);
  });

  it('takes any text to the reader and back, and nothing of it to the page', async () => {
    const plain = await embedReportDocument(TEMPLATE, documentNamed('blocks'));
    for (const name of HOSTILE) {
      const document = documentNamed(name);
      const html = await embedReportDocument(TEMPLATE, document);
      expect(await extractReportDocument(embedded(html))).toEqual(document);
      expect(embedded(html)).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(html.length - embedded(html).length).toBe(plain.length - embedded(plain).length);
    }
  });

  it('stands before the first module script where the template has no comment', async () => {
    const html = await embedReportDocument(
      '<head><script type="module" crossorigin>a()</script></head>',
      documentNamed('x'),
    );
    expect(html).toMatch(
      /^<head><script type="application\/octet-stream" id="report-document">[^<]+<\/script><script type="module"/,
    );
  });

  it('compresses a document of many rows, to a fraction and to the same document', async () => {
    const [row] = documentNamed('blocks').rows;
    const rows = Array.from({ length: 3000 }, (_, index) => ({
      ...row!,
      ...SHORT,
      candidate: `key ${index}`,
      macs: index,
    }));
    const earlier = rows.map((one) => ({ ...one, run: 'older' })).map(pickEarlier);
    const document = { ...documentNamed('größer 😀'), rows, earlier };
    const html = await embedReportDocument(TEMPLATE, document);
    expect(html).toContain(`<script type="${COMPRESSED_TYPE}" id="report-document">`);
    expect(html.length).toBeLessThan(JSON.stringify(document).length / 20);
    expect(embedded(html)).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(await extractReportDocument(embedded(html), COMPRESSED_TYPE)).toEqual(document);
  });

  it('says on the element when the page may load itself anew, and only then', async () => {
    const html = await embedReportDocument(TEMPLATE, documentNamed('x'), { refreshSeconds: 5 });
    expect(html).toMatch(
      /<script type="[^"]+" id="report-document" data-refresh-seconds="5">[^<]+<\/script>/,
    );
    expect(await embedReportDocument(TEMPLATE, documentNamed('x'))).not.toContain('data-refresh-seconds');
  });

  it('refuses a page without a place', async () => {
    await expect(embedReportDocument('<html></html>', documentNamed('x'))).rejects.toThrow(
      ReportDocumentError,
    );
  });
});

describe('extractReportDocument', () => {
  it('says what is wrong with a damaged document', async () => {
    for (const text of ['', '*', 'AAAA', '/w==', toBase64('{"version":')]) {
      for (const type of [PLAIN_TYPE, COMPRESSED_TYPE])
        await expect(extractReportDocument(text, type)).rejects.toThrow('write the report again');
    }
    await expect(extractReportDocument(toBase64('{"version":9,"writtenBy":"8.0.0"}'))).rejects.toThrow(
      'convscape 8.0.0',
    );
  });
});

describe('a document of columns', () => {
  const [row] = documentNamed('blocks').rows;
  const document = {
    ...documentNamed('blocks'),
    rows: ['a', 'b', 'c'].map((candidate) => ({ ...row!, ...SHORT, candidate })),
    earlier: [pickEarlier({ ...row!, ...SHORT })],
  };
  const columnar = toColumns(document);
  const changed = (change: object) => ({ ...columnar, ...change });
  const withColumn = (name: string, column: unknown) =>
    changed({ columns: { ...columnar.columns, [name]: column } });

  it('is read as the rows that it came from, and with null where it lacks what came later', () => {
    expect(readReportDocument(columnar)).toEqual(document);
    const { roofline_share, ...columns } = columnar.columns;
    expect(roofline_share).toBeDefined();
    expect(readReportDocument(changed({ columns })).rows.map((one) => one.roofline_share)).toEqual([
      ...[null, null, null],
    ]);
  });

  it('has fractions to nine significant digits, and every count as it is', () => {
    const exact = { latency_ns: 12_345.678901234, savings_realised: -1 / 3, macs: 123_456_789_012_345 };
    const [read] = readReportDocument(toColumns({ ...document, rows: [{ ...row!, ...exact }] })).rows;
    expect(read).toMatchObject({ latency_ns: 12_345.6789, savings_realised: -0.333333333, macs: exact.macs });
  });

  it('has every option as it was asked, so that each row still tells its candidate', async () => {
    const slot = { ...SLOT, input: { ...SLOT.input, channels: 96 } };
    const candidates = Array.from({ length: 80 }, (_, at) => [
      candidate({ kind: 'bottleneck', ratio: 1 / (at + 3) }),
      candidate({ kind: 'inverted-residual', expansion: (at + 97) / 96 }, {}, slot),
      candidate({ kind: 'depthwise-separable', squeezeExcite: 1 + 1 / (at + 3) }),
    ]).flat();
    const written = buildReportDocument([stored(candidates, [])], { writtenBy: '0.1.0' });
    expect(written.asked).toEqual([]);
    const html = await embedReportDocument(TEMPLATE, written);
    const { rows } = await extractReportDocument(embedded(html), COMPRESSED_TYPE);
    expect(rows).toHaveLength(candidates.length);
    for (const one of rows) expect(candidateOfRow(one).key).toBe(one.candidate);
  });

  it('is refused with the place of what is wrong', () => {
    const places: readonly (readonly [object, string])[] = [
      [withColumn('macs', ['1', 2, 3]), 'rows[0].macs'],
      [withColumn('macs', [1, 2]), 'rows[2].macs'],
      [withColumn('macs', [1, 2, 3, 4]), 'rows[4].macs'],
      [withColumn('macs', null), 'rows[0].macs'],
      [withColumn('macs', { distinct: [1] }), 'rows[0].macs'],
      [withColumn('macs', { distinct: [1], places: [0, 0, 1] }), 'rows[2].macs'],
      [withColumn('slot', { distinct: ['x', 5], places: [0, 1, 0] }), 'rows[1].slot'],
      [withColumn('slot', undefined), 'rows[0].slot'],
      [changed({ columns: [] }), 'columns'],
      [changed({ rowCount: -1 }), 'rows'],
      [changed({ earlierColumns: 3 }), 'earlierColumns'],
      [changed({ earlierColumns: { count: 2, columns: columnar.earlierColumns?.columns } }), 'earlier'],
    ];
    for (const [json, place] of places) {
      const read = () => readReportDocument(json);
      expect(read, place).toThrow(ReportDocumentError);
      expect(read).toThrow(expect.objectContaining({ code: 'NOT_A_REPORT_DOCUMENT' }));
      expect(read).toThrow(expect.objectContaining({ place: expect.stringContaining(place) }));
    }
  });
});

describe('base64', () => {
  it('gives back any text, as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(fromBase64(toBase64(text))).toBe(text);
        expect(toBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
      }),
    );
    const long = '😀 and so on '.repeat(20_000);
    expect(fromBase64(toBase64(long))).toBe(long);
  });
});
