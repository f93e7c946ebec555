import { extractReportDocument, REPORT_ELEMENT_ID, type ReportDocument } from '@convscape/core';

/** What the page found where its document should be. */
export type EmbeddedDocument =
  | { readonly state: 'ready'; readonly document: ReportDocument }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly reason: string };

/** The document that the command embedded in the page. */
export async function readEmbeddedDocument(
  page: Pick<Document, 'getElementById'>,
): Promise<EmbeddedDocument> {
  const place = page.getElementById(REPORT_ELEMENT_ID);
  if (place === null) return { state: 'missing' };
  try {
    const type = place.getAttribute('type') ?? '';
    return { state: 'ready', document: await extractReportDocument(place.textContent ?? '', type) };
  } catch (error) {
    return { state: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}
