/** Something the data says, in words computed from it; the most surprising first in a list of them. */
export interface Finding {
  readonly kind:
    | 'grouped-slower-than-dense'
    | 'saving-not-realised'
    | 'cheapest-not-fastest'
    | 'ranking-inverted'
    | 'saving-realised';
  /** One or two plain sentences with the numbers, their unit and interval. */
  readonly sentence: string;
  /** Keys of the candidates it speaks of. */
  readonly candidates: readonly string[];
  readonly slot: string | null;
  /** The run that measured them: the same candidates may have been measured on other devices too. Absent from older documents. */
  readonly run?: string;
}
