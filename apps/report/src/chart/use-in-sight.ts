import { useEffect, useRef, useState } from 'preact/hooks';

/** Pixels around the window that are near enough. */
const NEAR = '400px';

/**
 * Whether an element is in or near the window, and whether it ever was; paper shows everything. What nobody sees need not be drawn. The
 * element is that of the component's first rendering: what may come later, or go, is a component of its own.
 */
export function useInSight<Kind extends Element>() {
  const element = useRef<Kind>(null);
  const [inSight, setInSight] = useState(false);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (element.current === null) return;
    const show = (isNear: boolean) => {
      setInSight(isNear);
      if (isNear) setSeen(true);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last !== undefined) show(last.isIntersecting);
      },
      { rootMargin: NEAR },
    );
    const showOnPaper = () => show(true);
    observer.observe(element.current);
    addEventListener('beforeprint', showOnPaper);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', showOnPaper);
    };
  }, []);
  return { element, inSight, seen };
}
