import { readReportDocument } from '../read-report-document.js';
import type { ReportDocument } from '../report-document.js';
import { ReportDocumentError } from '../report-document-error.js';
import { base64ToBytes, fromBase64 } from './base64.js';
import { inflated } from './deflate.js';
import { COMPRESSED_TYPE } from './embed-report-document.js';

/**
 * The document in a page's `report-document` element.
 * @param type the element's type: it says how its text is to be read
 * @throws {ReportDocumentError} `NOT_BASE64_JSON`, and all that `readReportDocument` throws
 */
export async function extractReportDocument(base64: string, type = ''): Promise<ReportDocument> {
  return readReportDocument(await parse(base64, type));
}

async function parse(base64: string, type: string): Promise<unknown> {
  try {
    if (type !== COMPRESSED_TYPE) return JSON.parse(fromBase64(base64));
    return JSON.parse(await inflated(base64ToBytes(base64)));
  } catch (error) {
    throw new ReportDocumentError('NOT_BASE64_JSON', {
      message: `the embedded document cannot be decoded (${error instanceof Error ? error.message : String(error)})`,
      hint: 'the file is damaged: write the report again with explore report',
    });
  }
}
