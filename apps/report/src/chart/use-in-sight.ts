import { useEffect, useRef, useState } from 'preact/hooks';

/** Whether an element has come near the window, or onto paper; from then on for ever. What nobody has scrolled to need not be drawn. */
export function useInSight<Kind extends Element>() {
  const element = useRef<Kind>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (element.current === null || seen) return;
    const show = () => setSeen(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) show();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element.current);
    addEventListener('beforeprint', show);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', show);
    };
  }, [seen]);
  return { element, seen };
}
