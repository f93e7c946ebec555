import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ChartStyle, readChartStyle } from '../chart/chart-style.js';
import { storedTheme, storeTheme, type Theme } from './stored-theme.js';

export interface ThemeControl {
  readonly theme: Theme;
  readonly toggle: () => void;
  readonly chartStyle: ChartStyle;
}

const DARK = '(prefers-color-scheme: dark)';

/** The theme of the page before anything is drawn on it, so that nothing flashes while a large document is opened. */
export function setFirstTheme(): void {
  document.documentElement.dataset.theme = storedTheme() ?? (matchMedia(DARK).matches ? 'dark' : 'light');
}

/** The system's theme until the reader chooses; paper is always light. */
export function useTheme(): ThemeControl {
  const systemIsDark = useMedia(DARK);
  const printing = useMedia('print');
  const [chosen, setChosen] = useState<Theme | null>(() => storedTheme());
  const theme = chosen ?? (systemIsDark ? 'dark' : 'light');
  const shown = printing ? 'light' : theme;
  // Before the first paint, so that nothing flashes, and before the charts' style is read.
  const applied = useRef(shown);
  const [chartStyle, setChartStyle] = useState(() => applyTheme(shown));

  useLayoutEffect(() => {
    // Another style, even of the same colours, draws every chart anew.
    if (applied.current !== shown) setChartStyle(applyTheme(shown));
    applied.current = shown;
    const reread = () => setChartStyle((known) => sameSize(known, readChartStyle(document.documentElement)));
    addEventListener('resize', reread);
    return () => removeEventListener('resize', reread);
  }, [shown]);

  const toggle = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    storeTheme(next);
    setChosen(next);
  };
  return { theme, toggle, chartStyle };
}

function applyTheme(theme: Theme): ChartStyle {
  document.documentElement.dataset.theme = theme;
  return readChartStyle(document.documentElement);
}

/** The style known before, where the text has not changed its size: charts need no redrawing then. */
function sameSize(known: ChartStyle, read: ChartStyle): ChartStyle {
  return known.textPx === read.textPx ? known : read;
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const follow = () => setMatches(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return matches;
}
