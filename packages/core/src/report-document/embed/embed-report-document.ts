import type { ReportDocument } from '../report-document.js';
import { ReportDocumentError } from '../report-document-error.js';
import { bytesToBase64, toBase64 } from './base64.js';
import { toColumns } from './columns.js';
import { deflated } from './deflate.js';

/** The element of a report's page that holds its document. */
export const REPORT_ELEMENT_ID = 'report-document';

/** Says, on that element, that the page is written again while a sweep runs: after so many seconds it may load itself anew. */
export const REFRESH_ATTRIBUTE = 'data-refresh-seconds';

/** How the element's text is read, by its type: base64 of JSON, or of compressed JSON whose rows stand as columns. No browser runs either. */
export const PLAIN_TYPE = 'application/octet-stream';
export const COMPRESSED_TYPE = 'application/x-deflate';

/** Written so that this very line, bundled into a page, is not taken for the place. */
const PLACE = /<!--report-document-{2}>/;

/** Documents of more rows than these travel compressed; smaller ones stay readable by any tool that knows base64. */
const PLAIN_ROWS = 200;

/**
 * The page with the document in it, as base64 in a script element of a type that no browser runs: whatever the document says, the page's
 * HTML stays as it is. It takes the place of the template's comment `report-document`, or else stands before the first module script.
 * @param refreshSeconds for a file that is written again while a sweep runs
 * @throws {ReportDocumentError} `TEMPLATE_WITHOUT_PLACE`
 */
export async function embedReportDocument(
  templateHtml: string,
  document: ReportDocument,
  { refreshSeconds }: { readonly refreshSeconds?: number } = {},
): Promise<string> {
  const place = PLACE.exec(templateHtml);
  const at = place?.index ?? templateHtml.search(/<script[^>]*\stype="?module/);
  if (at < 0) {
    throw new ReportDocumentError('TEMPLATE_WITHOUT_PLACE', {
      message: 'the page has neither a comment "report-document" nor a module script',
      hint: 'build the report page anew: npm run build',
    });
  }
  const isPlain = document.rows.length <= PLAIN_ROWS;
  const base64 = isPlain
    ? toBase64(JSON.stringify(document))
    : bytesToBase64(await deflated(JSON.stringify(toColumns(document))));
  const refresh = refreshSeconds === undefined ? '' : ` ${REFRESH_ATTRIBUTE}="${refreshSeconds}"`;
  const element = `<script type="${isPlain ? PLAIN_TYPE : COMPRESSED_TYPE}" id="${REPORT_ELEMENT_ID}"${refresh}>${base64}</script>`;
  // Joined, not replaced: a replacement string has meanings of its own.
  return templateHtml.slice(0, at) + element + templateHtml.slice(at + (place?.[0].length ?? 0));
}
