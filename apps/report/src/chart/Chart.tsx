import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type ChartOption, init } from './echarts.js';

/** A mark under the pointer: the id its data item carries, and where it is inside the chart. */
export interface HoveredMark {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly chartWidth: number;
}

/** The box between the axes, in pixels of the chart. */
export interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Props {
  readonly option: ChartOption;
  /** Axes that change many times a second while the rest stays; they are forgotten with the next option. */
  readonly axes?: Pick<ChartOption, 'xAxis' | 'yAxis'> | undefined;
  /** What a screen reader says in the chart's stead; the numbers are in the table. */
  readonly label: string;
  /** Filled with a function that measures the box between the axes. */
  readonly plot?: RefObject<() => PlotBox | null>;
  readonly onHover: (mark: HoveredMark | null) => void;
  readonly onSelect?: (id: string, withShift: boolean) => void;
}

interface MarkEvent {
  readonly data?: unknown;
  readonly event?: {
    readonly offsetX: number;
    readonly offsetY: number;
    /** What the browser sent. */
    readonly event?: { readonly shiftKey?: boolean };
  };
}

/** A data item answers to the pointer when it has an `id`, or where it is a bare list, a text in its third place. */
function idOf(data: unknown): string | null {
  if (Array.isArray(data)) return typeof data[2] === 'string' ? data[2] : null;
  if (typeof data !== 'object' || data === null || !('id' in data)) return null;
  return typeof data.id === 'string' ? data.id : null;
}

/** Draws an option on a canvas that follows its box. */
export function Chart({ option, axes, label, plot, onHover, onSelect }: Props) {
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
      const { data, event: pointer } = event as MarkEvent;
      const id = idOf(data);
      if (id !== null) handlers.current.onSelect?.(id, pointer?.event?.shiftKey === true);
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

  useEffect(() => {
    if (axes !== undefined) chart.current?.setOption(axes);
  }, [axes]);

  useEffect(() => {
    if (plot !== undefined) plot.current = () => (chart.current === null ? null : plotBox(chart.current));
  }, [plot]);

  return <div class="chart" ref={box} role="img" aria-label={label} />;
}

/** Where the ends of the axes are drawn. */
function plotBox(chart: ReturnType<typeof init>): PlotBox | null {
  const { xAxis, yAxis } = chart.getOption();
  const [x] = [xAxis].flat();
  const [y] = [yAxis].flat();
  const ends = (axis: unknown): readonly [number, number] | null => {
    if (typeof axis !== 'object' || axis === null || !('min' in axis) || !('max' in axis)) return null;
    return [Number(axis.min), Number(axis.max)];
  };
  const xEnds = ends(x);
  const yEnds = ends(y);
  if (xEnds === null || yEnds === null) return null;
  const [left, bottom] = chart.convertToPixel('grid', [xEnds[0], yEnds[0]]) as [number, number];
  const [right, top] = chart.convertToPixel('grid', [xEnds[1], yEnds[1]]) as [number, number];
  return { left, top, width: right - left, height: bottom - top };
}
