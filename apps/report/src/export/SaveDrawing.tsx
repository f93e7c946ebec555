import type { RefObject } from 'preact';
import { drawingAsSvg } from './drawing-as-svg.js';
import { fileName, saveFile } from './save-file.js';
import { svgAsPng } from './svg-as-png.js';

/** Saves the drawing of a figure, with its title and where it was measured. */
export function SaveDrawing({
  figure,
  title,
  source,
}: {
  readonly figure: RefObject<HTMLElement | null>;
  readonly title: string;
  /** Sweep and device. */
  readonly source: string;
}) {
  const save = async (ending: 'svg' | 'png') => {
    const drawing = figure.current?.querySelector('svg');
    if (drawing == null) return;
    const svg = drawingAsSvg(drawing, title, source);
    const content = ending === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await svgAsPng(svg);
    saveFile(`${fileName(source.split(',')[0] ?? '', title)}.${ending}`, content);
  };
  return (
    <p class="save-drawing">
      {(['svg', 'png'] as const).map((ending) => (
        <button
          key={ending}
          type="button"
          class="quiet"
          aria-label={`Save as ${ending.toUpperCase()}: ${title}`}
          onClick={() => save(ending)}
        >
          {ending.toUpperCase()}
        </button>
      ))}
    </p>
  );
}
