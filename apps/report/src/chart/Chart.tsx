import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
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

type Axes = Pick<ChartOption, 'xAxis' | 'yAxis'>;

interface Props {
  readonly option: ChartOption;
  /** Axes that change many times a second while the rest stays; they are forgotten with the next option. */
  readonly axes?: Axes | undefined;
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

  useLayoutEffect(() => {
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
      // An observer begins by telling the size that the chart was made in.
      if (instance.getWidth() === element.clientWidth && instance.getHeight() === element.clientHeight)
        return;
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

  useLayoutEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
    chart.current?.getZr().flush();
  }, [option]);

  useLayoutEffect(() => {
    if (axes !== undefined) chart.current?.setOption(axes);
  }, [axes]);

  const drawnAxes = useRef<Axes>(option);
  drawnAxes.current = axes ?? option;
  useLayoutEffect(() => {
    if (plot === undefined) return;
    plot.current = () => (chart.current === null ? null : plotBox(chart.current, drawnAxes.current));
  }, [plot]);

  return <div class="chart" ref={box} role="img" aria-label={label} />;
}

/** Where the ends of the axes are drawn. They are taken from what was asked: to give its own option back, a chart copies all its data. */
function plotBox(chart: ReturnType<typeof init>, axes: Axes): PlotBox | null {
  const ends = (axis: unknown): readonly [number, number] | null => {
    if (typeof axis !== 'object' || axis === null || !('min' in axis) || !('max' in axis)) return null;
    return [Number(axis.min), Number(axis.max)];
  };
  const x = ends(axes.xAxis);
  const y = ends(axes.yAxis);
  if (x === null || y === null) return null;
  const [left, bottom] = chart.convertToPixel('grid', [x[0], y[0]]) as [number, number];
  const [right, top] = chart.convertToPixel('grid', [x[1], y[1]]) as [number, number];
  return { left, top, width: right - left, height: bottom - top };
}
