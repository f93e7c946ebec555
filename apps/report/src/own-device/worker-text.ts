export const WORKER_ELEMENT_ID = 'measuring-worker';

/** The script of the measuring workers: it lies in the page as text that nothing runs until it is asked for. Null where the page has none. */
export function workerText(page: Pick<Document, 'getElementById'>): string | null {
  return page.getElementById(WORKER_ELEMENT_ID)?.textContent ?? null;
}
