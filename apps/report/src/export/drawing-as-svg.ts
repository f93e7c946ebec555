import { type Frame, framedSvg } from './framed-svg.js';
import { pageLook } from './page-look.js';

/** What a drawing's look is made of; a file has no style sheet, so each element carries its own. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
] as const;

/** A drawing of the page as a file of its own: its look written into it. */
export function drawingAsSvg(drawing: SVGSVGElement, frame: Frame): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, element] of copies.entries()) wearLook(element, originals[index]!);
  for (const name of ['width', 'height']) copy.removeAttribute(name);
  const { width, height } = drawing.getBoundingClientRect();
  return framedSvg({ svg: new XMLSerializer().serializeToString(copy), width, height }, frame, pageLook());
}

function wearLook(element: Element, original: Element): void {
  const look = getComputedStyle(original);
  for (const name of LOOKS) element.setAttribute(name, look.getPropertyValue(name));
  for (const name of ['class', 'style', 'href', 'aria-label']) element.removeAttribute(name);
}
