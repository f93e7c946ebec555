import { useEffect, useRef } from 'preact/hooks';
import { type ChartOption, init } from './echarts.js';

/** A mark under the pointer: the id its data item carries, and where it is inside the chart. */
export interface HoveredMark {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly chartWidth: number;
}

interface Props {
  readonly option: ChartOption;
  /** What a screen reader says in the chart's stead; the numbers are in the table. */
  readonly label: string;
  readonly onHover: (mark: HoveredMark | null) => void;
  readonly onSelect?: (id: string) => void;
}

interface MarkEvent {
  readonly data?: unknown;
  readonly event?: { readonly offsetX: number; readonly offsetY: number };
}

/** A data item answers to the pointer when it has an `id`, or where it is a bare list, a text in its third place. */
function idOf(data: unknown): string | null {
  if (Array.isArray(data)) return typeof data[2] === 'string' ? data[2] : null;
  if (typeof data !== 'object' || data === null || !('id' in data)) return null;
  return typeof data.id === 'string' ? data.id : null;
}

/** Draws an option on a canvas that follows its box. */
export function Chart({ option, label, onHover, onSelect }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const handlers = useRef({ onHover, onSelect });
  handlers.current = { onHover, onSelect };

  useEffect(() => {
    if (box.current === null) return;
    const element = box.current;
    const instance = init(element, null, { renderer: 'canvas' });
    chart.current = instance;
    instance.on('mouseover', (event) => {
      const { data, event: pointer } = event as MarkEvent;
      const id = idOf(data);
      if (id === null || pointer === undefined) return;
      handlers.current.onHover({
        id,
        left: pointer.offsetX,
        top: pointer.offsetY,
        chartWidth: element.clientWidth,
      });
    });
    instance.on('mouseout', () => handlers.current.onHover(null));
    instance.on('globalout', () => handlers.current.onHover(null));
    instance.on('click', (event) => {
      const id = idOf((event as MarkEvent).data);
      if (id !== null) handlers.current.onSelect?.(id);
    });
    const observer = new ResizeObserver(() => {
      instance.resize();
      // Painted in this frame: the next one would show the old size stretched, and a page being printed has no next one.
      instance.getZr().flush();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      instance.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
    chart.current?.getZr().flush();
  }, [option]);

  return <div class="chart" ref={box} role="img" aria-label={label} />;
}
