import type { ReportDocument } from '../report-document.js';
import { ReportDocumentError } from '../report-document-error.js';
import { toBase64 } from './base64.js';

/** The element of a report's page that holds its document. */
export const REPORT_ELEMENT_ID = 'report-document';

/** Written so that this very line, bundled into a page, is not taken for the place. */
const PLACE = /<!--report-document-{2}>/;

/**
 * The page with the document in it, as base64 in a script element of a type that no browser runs: whatever the document says, the page's
 * HTML stays as it is. It takes the place of the template's comment `report-document`, or else stands before the first module script.
 * @throws {ReportDocumentError} `TEMPLATE_WITHOUT_PLACE`
 */
export function embedReportDocument(templateHtml: string, document: ReportDocument): string {
  const base64 = toBase64(JSON.stringify(document));
  const element = `<script type="application/octet-stream" id="${REPORT_ELEMENT_ID}">${base64}</script>`;
  const place = PLACE.exec(templateHtml);
  const at = place?.index ?? templateHtml.search(/<script[^>]*\stype="?module/);
  if (at < 0) {
    throw new ReportDocumentError('TEMPLATE_WITHOUT_PLACE', {
      message: 'the page has neither a comment "report-document" nor a module script',
      hint: 'build the report page anew: npm run build',
    });
  }
  // Joined, not replaced: a replacement string has meanings of its own.
  return templateHtml.slice(0, at) + element + templateHtml.slice(at + (place?.[0].length ?? 0));
}
