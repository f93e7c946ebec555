import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width of an element in pixels, followed; drawings in pixels keep their type at its size where a scaled one would not. */
export function useBoxWidth(first: number) {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const element = box.current;
    const follow = () => setWidth(element.clientWidth);
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
