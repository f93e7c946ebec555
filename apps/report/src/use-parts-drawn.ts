import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/**
 * How many of a page's parts are drawn: the first before anything is painted, one more after each frame, all of them on paper. What a reader
 * sees first waits for nothing that lies screens below.
 * @param atOnce draw all of them in the first frame
 */
export function usePartsDrawn(count: number, atOnce: boolean): number {
  const [drawn, setDrawn] = useState(atOnce ? count : 1);
  // After a frame, as effects are: what is drawn is seen before the next part is begun.
  useEffect(() => {
    if (drawn >= count) return;
    const timer = setTimeout(() => setDrawn(drawn + 1));
    return () => clearTimeout(timer);
  }, [drawn, count]);
  useLayoutEffect(() => {
    const drawAll = () => setDrawn(count);
    addEventListener('beforeprint', drawAll);
    return () => removeEventListener('beforeprint', drawAll);
  }, [count]);
  return drawn;
}
