import { readReportDocument } from '../read-report-document.js';
import type { ReportDocument } from '../report-document.js';
import { ReportDocumentError } from '../report-document-error.js';
import { fromBase64 } from './base64.js';

/**
 * The document in the text of a page's `report-document` element.
 * @throws {ReportDocumentError} `NOT_BASE64_JSON`, and all that `readReportDocument` throws
 */
export function extractReportDocument(base64: string): ReportDocument {
  return readReportDocument(parse(base64));
}

function parse(base64: string): unknown {
  try {
    return JSON.parse(fromBase64(base64));
  } catch (error) {
    throw new ReportDocumentError('NOT_BASE64_JSON', {
      message: `the embedded document cannot be decoded (${error instanceof Error ? error.message : String(error)})`,
      hint: 'the file is damaged: write the report again with explore report',
    });
  }
}
