/** NHWC `pixels × channels` to NCHW `channels × pixels`, batch 1; the other way round with the numbers exchanged. */
export function transpose(values, rows, columns) {
  const transposed = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      transposed[column * rows + row] = values[row * columns + column];
  }
  return transposed;
}
