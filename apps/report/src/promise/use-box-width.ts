import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width of an element in pixels, followed; drawings in pixels keep their type at its size where a scaled one would not. */
export function useBoxWidth(first: number) {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const element = box.current;
    // A box that is not shown has no width; it keeps the last one.
    const follow = () => setWidth((known) => element.clientWidth || known);
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
