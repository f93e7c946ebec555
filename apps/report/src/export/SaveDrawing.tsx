import type { RefObject } from 'preact';
import { drawingAsSvg } from './drawing-as-svg.js';
import type { Frame } from './framed-svg.js';
import { SaveButtons } from './SaveButtons.js';

/** Saves the first drawing in a part of the page, with its title and where it was measured. */
export function SaveDrawing({
  figure,
  ...frame
}: Frame & {
  readonly figure: RefObject<HTMLElement | null>;
}) {
  const draw = () => {
    const drawing = figure.current?.querySelector('svg');
    return drawing == null ? null : drawingAsSvg(drawing, frame);
  };
  return <SaveButtons {...frame} draw={draw} />;
}
