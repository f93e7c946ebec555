import { SYMBOL_PATHS } from '../candidate/mark-symbol.js';
import { xmlText } from './xml-text.js';

/** What stands around a drawing in a file of its own. */
export interface Frame {
  readonly title: string;
  /** Sweep and device. */
  readonly source: string;
  /** What colours and shapes mean, where the drawing does not say it itself; a shape stands in a box of 12 units. */
  readonly legend?: readonly { readonly colour: string; readonly text: string; readonly path?: string }[];
}

/** A drawing as text, its outermost element an `svg` that has neither place nor size. */
interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The colours and the font of the page. */
interface Look {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly font: string;
}

const MARGIN = 16;
const LINE = 18;
/** Width of a letter of the legend, on average, in pixels. */
const LETTER = 6.2;

/**
 * A drawing as a file: paper below it, its title above, where it was measured underneath. Made of text and not of elements: a chart's
 * styles would come to life in the page, where its policy forbids them.
 */
export function framedSvg(drawing: Drawing, { title, source, legend = [] }: Frame, look: Look): string {
  const { width, height } = drawing;
  const keys = legendKeys(legend, width, look);
  const top = MARGIN + LINE + keys.height;
  const fullWidth = Math.ceil(width) + 2 * MARGIN;
  const fullHeight = top + Math.ceil(height) + LINE + MARGIN;
  const size = { width: fullWidth, height: fullHeight };
  const heading = { x: MARGIN, y: MARGIN + 12, fill: look.ink, 'font-size': 15, 'font-weight': 600 };
  const footing = { x: MARGIN, y: fullHeight - MARGIN + 4, fill: look.muted, 'font-size': 11 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${attributes({ ...size, viewBox: `0 0 ${fullWidth} ${fullHeight}`, 'font-family': look.font })}>`,
    `<rect${attributes({ ...size, fill: look.paper })}/>`,
    text(title, heading),
    keys.svg,
    drawing.svg.replace(/^<svg/, () => `<svg${attributes({ x: MARGIN, y: top, width, height })}`),
    text(source, footing),
    '</svg>',
  ].join('');
}

type Attributes = { readonly [name: string]: string | number };

/** Dots and words from left to right, in as many lines as they need. */
function legendKeys(legend: NonNullable<Frame['legend']>, width: number, { ink }: Look) {
  const keys: string[] = [];
  let x = MARGIN;
  let y = MARGIN + LINE + 14;
  for (const key of legend) {
    const length = 14 + key.text.length * LETTER + 14;
    if (x > MARGIN && x + length > width) {
      x = MARGIN;
      y += LINE;
    }
    const place = { transform: `translate(${x - 1} ${y - 10})`, fill: key.colour };
    keys.push(`<path${attributes({ d: key.path ?? SYMBOL_PATHS.circle, ...place })}/>`);
    keys.push(text(key.text, { x: x + 14, y, fill: ink, 'font-size': 11.5 }));
    x += length;
  }
  return { svg: keys.join(''), height: legend.length === 0 ? 0 : y - MARGIN - LINE + 6 };
}

function text(content: string, values: Attributes): string {
  return `<text${attributes(values)}>${xmlText(content)}</text>`;
}

function attributes(values: Attributes): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');
}
