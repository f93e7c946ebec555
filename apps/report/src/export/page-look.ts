/** The page's colours and font, for files that have no style sheet. */
export function pageLook() {
  const page = getComputedStyle(document.documentElement);
  const property = (name: string) => page.getPropertyValue(name).trim();
  return {
    paper: property('--paper'),
    ink: property('--ink'),
    muted: property('--muted'),
    font: page.fontFamily,
  };
}
