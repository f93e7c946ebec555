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

const MARGIN = 16;
const LINE = 18;

/** A drawing of the page as a file of its own: its look written into it, its title above, where it was measured below. */
export function drawingAsSvg(drawing: SVGSVGElement, title: string, source: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, element] of copies.entries()) wearLook(element, originals[index]!);
  const { width, height } = drawing.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const ink = page.getPropertyValue('--ink').trim();
  const muted = page.getPropertyValue('--muted').trim();
  const svg = document.createElementNS(SVG, 'svg');
  const fullWidth = Math.ceil(width) + 2 * MARGIN;
  const fullHeight = Math.ceil(height) + 2 * MARGIN + 2 * LINE;
  attributes(svg, { width: fullWidth, height: fullHeight, viewBox: `0 0 ${fullWidth} ${fullHeight}` });
  const paper = attributes(document.createElementNS(SVG, 'rect'), {
    width: fullWidth,
    height: fullHeight,
    fill: page.getPropertyValue('--paper').trim(),
  });
  attributes(copy, { x: MARGIN, y: MARGIN + LINE, width, height });
  const font = page.fontFamily;
  svg.append(
    paper,
    textAt(title, MARGIN + 12, { fill: ink, 'font-size': 15, 'font-weight': 600, 'font-family': font }),
    copy,
    textAt(source, fullHeight - MARGIN + 4, { fill: muted, 'font-size': 11, 'font-family': font }),
  );
  return new XMLSerializer().serializeToString(svg);
}

const SVG = 'http://www.w3.org/2000/svg';

function wearLook(element: Element, original: Element): void {
  const look = getComputedStyle(original);
  for (const name of LOOKS) element.setAttribute(name, look.getPropertyValue(name));
  for (const name of ['class', 'style', 'href', 'aria-label']) element.removeAttribute(name);
}

function textAt(text: string, y: number, look: { readonly [name: string]: string | number }): SVGElement {
  const element = attributes(document.createElementNS(SVG, 'text'), { x: MARGIN, y, ...look });
  element.textContent = text;
  return element;
}

function attributes<Kind extends Element>(
  element: Kind,
  values: { readonly [name: string]: string | number },
): Kind {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
  return element;
}
