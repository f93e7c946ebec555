/** A file's text and where its lines begin: turns offsets into lines and columns. */
export interface SourceText {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** Lines end at `\n`, `\r\n` or `\r`, as in editors. A byte order mark is taken off. */
export function sourceText(file: string): SourceText {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  const lineStarts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) lineStarts.push(index + end.length);
  return { text, lineStarts };
}

/** 1-based line and column (UTF-16 code units) of an offset. */
export function positionOf(source: SourceText, offset: number): { line: number; column: number } {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (source.lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - source.lineStarts[low]! + 1 };
}
