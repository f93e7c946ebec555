import { expect, it } from 'vitest';
import { prepareReadStream, READ_TURN_BYTES } from './read-stream.js';

it('reads within its buffer, up to the last byte of it', () => {
  const stream = prepareReadStream(65_536);
  expect(stream.bufferBytes).toBe(65_536);
  expect(() => stream.read(READ_TURN_BYTES, 3)).not.toThrow();
  expect(() => stream.read(65_536, 2)).not.toThrow();
  expect(() => stream.read(65_536 + READ_TURN_BYTES, 1)).toThrow(WebAssembly.RuntimeError);
});

it('refuses a buffer that WebAssembly cannot address', () => {
  expect(() => prepareReadStream(2 ** 33)).toThrow(RangeError);
});
