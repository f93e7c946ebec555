import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * The width of an element in pixels, followed; drawings in pixels keep their type at its size where a scaled one would not. The element is
 * that of the component's first rendering: what may come later, or go, is a component of its own.
 */
export function useBoxWidth(first: number) {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const element = box.current;
    // A box that is not shown has no width; it keeps the last one.
    // The observer tells the first width too, in the same frame: asking for it here would lay the page out once more.
    const observer = new ResizeObserver(() => setWidth((known) => element.clientWidth || known));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
