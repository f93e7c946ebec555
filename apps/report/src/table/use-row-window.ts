import { useEffect, useRef, useState } from 'preact/hooks';

/** Fewer rows than these are all drawn: they can be printed, searched by the browser, and have the height they need. */
const ALL_DRAWN = 300;
/** Rows drawn beyond either edge, so that scrolling meets no gap. */
const MARGIN = 20;
const FIRST_GUESS_PX = 28;

export interface RowWindow {
  /** Whether only a part is drawn; rows must then all be of one height. */
  readonly isPart: boolean;
  readonly start: number;
  readonly end: number;
  /** Height of what is not drawn, in pixels. */
  readonly above: number;
  readonly below: number;
}

/** Of a long list in a scrolling frame, the rows in sight. */
export function useRowWindow(count: number) {
  const frame = useRef<HTMLElement>(null);
  const [view, setView] = useState({ top: 0, height: 900, rowPx: FIRST_GUESS_PX });
  const isPart = count > ALL_DRAWN;
  useEffect(() => {
    const element = frame.current;
    if (element === null || !isPart) return;
    const follow = () => {
      const rowPx = element.querySelector('tbody tr[aria-rowindex]')?.getBoundingClientRect().height;
      setView((known) => {
        const next = { top: element.scrollTop, height: element.clientHeight, rowPx: rowPx || known.rowPx };
        const isNear =
          Math.abs(next.top - known.top) < (MARGIN / 2) * next.rowPx &&
          next.height === known.height &&
          Math.abs(next.rowPx - known.rowPx) < 0.01;
        return isNear ? known : next;
      });
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', follow);
      observer.disconnect();
    };
  }, [isPart, count]);
  return { frame, rowWindow: isPart ? windowOf(count, view) : wholeOf(count) };
}

function wholeOf(count: number): RowWindow {
  return { isPart: false, start: 0, end: count, above: 0, below: 0 };
}

export function windowOf(
  count: number,
  { top, height, rowPx }: { readonly top: number; readonly height: number; readonly rowPx: number },
): RowWindow {
  const inSight = Math.ceil(height / rowPx);
  const first = Math.min(Math.floor(top / rowPx), Math.max(0, count - inSight));
  const start = Math.max(0, first - MARGIN);
  const end = Math.min(count, first + inSight + MARGIN);
  return { isPart: true, start, end, above: start * rowPx, below: (count - end) * rowPx };
}
