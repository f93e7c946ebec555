import { describe, expect, it } from 'vitest';
import { framedSvg } from './framed-svg.js';

const LOOK = { paper: '#fff', ink: '#000', muted: '#777', font: 'Arial, "Segoe UI"' };
const DRAWING = { svg: '<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>', width: 300, height: 200 };

describe('a drawing as a file', () => {
  it('has its title above and where it was measured below', () => {
    const svg = framedSvg(DRAWING, { title: 'Front', source: 'blocks, CPU' }, LOOK);
    const [title, drawing, source] = ['>Front<', '<path', '>blocks, CPU<'].map((part) => svg.indexOf(part));
    expect(title).toBeGreaterThan(0);
    expect(drawing).toBeGreaterThan(title!);
    expect(source).toBeGreaterThan(drawing!);
    expect(svg).toContain('<svg x="16" y="34" width="300" height="200" viewBox="0 0 9 9">');
  });

  it('takes names as text, whatever they hold', () => {
    const title = `</text><script>"&'\u0000\u0008\ud800`;
    const svg = framedSvg(DRAWING, { title, source: '$& $1' }, LOOK);
    expect(svg).toContain(`&lt;/text&gt;&lt;script&gt;&quot;&amp;'</text>`);
    expect(svg).toContain('>$&amp; $1<');
    expect(svg).toContain('font-family="Arial, &quot;Segoe UI&quot;"');
  });

  it('grows by the lines of its legend', () => {
    const heightOf = (kinds: number) => {
      const legend = Array.from({ length: kinds }, (_, index) => ({ colour: 'red', text: `kind ${index}` }));
      return Number(/height="(\d+)"/.exec(framedSvg(DRAWING, { title: '', source: '', legend }, LOOK))?.[1]);
    };
    expect(heightOf(1)).toBeGreaterThan(heightOf(0));
    expect(heightOf(12)).toBeGreaterThan(heightOf(3));
  });
});
