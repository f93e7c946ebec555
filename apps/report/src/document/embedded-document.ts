import {
  extractReportDocument,
  REFRESH_ATTRIBUTE,
  REPORT_ELEMENT_ID,
  type ReportDocument,
} from '@convscape/core';

/** What the page found where its document should be. */
export type EmbeddedDocument =
  | {
      readonly state: 'ready';
      readonly document: ReportDocument;
      /** After how long the file may have been written again; null where nobody does. */
      readonly refreshSeconds: number | null;
    }
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
    const document = await extractReportDocument(place.textContent ?? '', type);
    return { state: 'ready', document, refreshSeconds: secondsIn(place.getAttribute(REFRESH_ATTRIBUTE)) };
  } catch (error) {
    return { state: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

function secondsIn(text: string | null): number | null {
  const seconds = Number(text ?? Number.NaN);
  return seconds >= 1 ? seconds : null;
}
