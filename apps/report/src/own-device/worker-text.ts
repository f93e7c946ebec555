export const WORKER_ELEMENT_ID = 'measuring-worker';

/**
 * The script of the measuring workers: it lies in the page as text that nothing runs until it is asked for.
 * @throws where the page has none any more
 */
export function workerText(page: Pick<Document, 'getElementById'>): string {
  const text = page.getElementById(WORKER_ELEMENT_ID)?.textContent;
  if (text == null) throw new Error('this page has lost its measuring script: write the report again');
  return text;
}
