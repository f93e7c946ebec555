const PIECE_CHARACTERS = 2 ** 20;

/** Pieces of about a million characters out of many small ones: what is written at once, and no longer than a text can be. */
export function* textPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
