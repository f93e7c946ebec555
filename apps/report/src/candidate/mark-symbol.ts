/** A mark on a chart; told apart by shape as well as by colour. */
export const MARK_SYMBOLS = ['circle', 'diamond', 'triangle', 'rect', 'pin', 'arrow'] as const;
export type MarkSymbol = (typeof MARK_SYMBOLS)[number];

/** The same shapes for legends and lists, in a box of 12 units. */
export const SYMBOL_PATHS: { readonly [Symbol in MarkSymbol]: string } = {
  circle: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  diamond: 'M6 .5L11.5 6L6 11.5L.5 6z',
  triangle: 'M6 1L11.2 10.5L.8 10.5z',
  rect: 'M1.8 1.8h8.4v8.4h-8.4z',
  pin: 'M6 11.5C3.5 8.5 2 6.8 2 4.7a4 4 0 1 1 8 0C10 6.8 8.5 8.5 6 11.5z',
  arrow: 'M6 .8L10.8 11L6 8.2L1.2 11z',
};
