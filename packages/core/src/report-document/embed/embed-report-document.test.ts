import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../record/row.js';
import { buildReportDocument } from '../build-report-document.js';
import { EARLIER_COLUMNS, type EarlierResult } from '../earlier-result.js';
import { run, standard, stored, timed } from '../fixtures/stored.js';
import type { ReportDocument } from '../report-document.js';
import { ReportDocumentError } from '../report-document-error.js';
import { fromBase64, toBase64 } from './base64.js';
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
      candidate: `key ${index}`,
      macs: index,
    }));
    const earlier = rows.map(({ candidate }) => ({ ...row!, candidate, run: 'older' })).map(pickEarlier);
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
