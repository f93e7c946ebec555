export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'convscape-theme';

/** The reader's own choice, where one was made and the browser keeps it: a page from file:// may be refused storage. */
export function storedTheme(): Theme | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
}

export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // The choice then holds for this page only.
  }
}
