/** Whether a reader is in the middle of something that loading anew would break off: typing, choosing, reading a dialog, marking text. */
export function isBusy(page: Document): boolean {
  if (page.querySelector('dialog[open]') !== null) return true;
  if (page.activeElement?.matches('input, select, textarea') === true) return true;
  return page.getSelection()?.isCollapsed === false;
}
