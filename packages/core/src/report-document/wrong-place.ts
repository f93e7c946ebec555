import { ReportDocumentError } from './report-document-error.js';

/** What is no report document: where, and what was expected there. */
export function wrongPlace(place: string, expected: string): ReportDocumentError {
  return new ReportDocumentError('NOT_A_REPORT_DOCUMENT', {
    message: `expected ${expected}`,
    place: place === '' ? 'document' : place,
    hint: 'this is not a report document, or it was changed by hand',
  });
}
