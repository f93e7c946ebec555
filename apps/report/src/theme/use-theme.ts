import { useEffect, useState } from 'preact/hooks';
import { type ChartColours, readChartColours } from '../chart/chart-colours.js';

export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'convscape-theme';

/** The reader's own choice, where one was made and the browser keeps it: a page from file:// may be refused storage. */
function storedTheme(): Theme | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
}

function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // The choice then holds for this page only.
  }
}

export interface ThemeControl {
  readonly theme: Theme;
  readonly toggle: () => void;
  readonly colours: ChartColours;
}

/** The system's theme until the reader chooses; paper is always light. */
export function useTheme(): ThemeControl {
  const [system, setSystem] = useState<Theme>(() => systemTheme());
  const [chosen, setChosen] = useState<Theme | null>(() => storedTheme());
  const [printing, setPrinting] = useState(false);

  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const paper = matchMedia('print');
    const followSystem = () => setSystem(systemTheme());
    const followPaper = () => setPrinting(paper.matches);
    query.addEventListener('change', followSystem);
    paper.addEventListener('change', followPaper);
    return () => {
      query.removeEventListener('change', followSystem);
      paper.removeEventListener('change', followPaper);
    };
  }, []);

  const theme = chosen ?? system;
  const shown = printing ? 'light' : theme;
  // Set while rendering, not after: the colours read below must be the new ones.
  document.documentElement.dataset.theme = shown;
  const [colours, setColours] = useState(() => ({
    of: shown,
    read: readChartColours(document.documentElement),
  }));
  if (colours.of !== shown) setColours({ of: shown, read: readChartColours(document.documentElement) });

  const toggle = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    storeTheme(next);
    setChosen(next);
  };
  return { theme, toggle, colours: colours.read };
}

function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
