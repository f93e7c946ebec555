/** What can be wrong with a report document or the page it goes into. */
export type ReportDocumentErrorCode =
  | 'NOT_A_REPORT_DOCUMENT'
  | 'NEWER_REPORT_DOCUMENT'
  | 'NOT_BASE64_JSON'
  | 'TEMPLATE_WITHOUT_PLACE';

/** A report document that cannot be read or embedded: what is wrong, where, and what mends it. */
export class ReportDocumentError extends Error {
  override readonly name = 'ReportDocumentError';
  readonly code: ReportDocumentErrorCode;
  /** `rows[3].latency_ns`; empty for the whole document. */
  readonly place: string;
  readonly hint: string;

  constructor(code: ReportDocumentErrorCode, detail: { message: string; place?: string; hint: string }) {
    const place = detail.place ?? '';
    super(`${place === '' ? '' : `${place}: `}${detail.message}; ${detail.hint}`);
    this.code = code;
    this.place = place;
    this.hint = detail.hint;
  }
}
