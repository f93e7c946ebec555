import type { Frame } from './framed-svg.js';
import { fileName, saveFile } from './save-file.js';
import { svgAsPng } from './svg-as-png.js';

/** Saves a drawing as SVG and as PNG, named by its sweep and title. */
export function SaveButtons({
  title,
  source,
  draw,
}: Frame & {
  /** The drawing as a file; null where there is nothing to save. */
  readonly draw: () => string | null;
}) {
  const save = async (ending: 'svg' | 'png') => {
    const svg = draw();
    if (svg === null) return;
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
