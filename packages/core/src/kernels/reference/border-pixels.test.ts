import fc from 'fast-check';
import { expect, it } from 'vitest';
import { borderPixel, borderSize } from './border-pixels.js';

const length = fc.integer({ min: 1, max: 9 });

it('numbers the pixels of a border row by row, each once', () => {
  fc.assert(
    fc.property(length, length, (height, width) => {
      const map = { height, width, channels: 1 };
      const border = [...Array(height * width).keys()].filter((pixel) => {
        const [y, x] = [Math.floor(pixel / width), pixel % width];
        return y === 0 || x === 0 || y === height - 1 || x === width - 1;
      });
      const numbered = Array.from({ length: borderSize(map) }, (_, index) => borderPixel(map, index));
      expect(numbered).toEqual(border);
    }),
  );
});
