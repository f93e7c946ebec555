import type { ReportDocument } from '@convscape/core';

/** What the page found where its document should be. */
export type EmbeddedDocument =
  | { readonly state: 'ready'; readonly document: ReportDocument }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly reason: string };

/** The document that the command embedded as base64, in `<script type="application/octet-stream" id="report-document">`. */
export function readEmbeddedDocument(page: Document): EmbeddedDocument {
  const place = page.getElementById('report-document');
  if (place === null) return { state: 'missing' };
  try {
    const binary = atob((place.textContent ?? '').trim());
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return { state: 'ready', document: JSON.parse(new TextDecoder().decode(bytes)) as ReportDocument };
  } catch (error) {
    return { state: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}
