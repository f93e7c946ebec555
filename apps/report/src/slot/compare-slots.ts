const collator = new Intl.Collator('en', { numeric: true });

/** Slots in reading order: large feature maps first, then few channels before many, then by stride. */
export function compareSlots(a: string, b: string): number {
  const [aHeight = '', aRest = ''] = splitHeight(a);
  const [bHeight = '', bRest = ''] = splitHeight(b);
  return collator.compare(bHeight, aHeight) || collator.compare(aRest, bRest);
}

function splitHeight(slot: string): readonly [height: string, rest: string] {
  const end = slot.indexOf('x');
  return [slot.slice(0, end), slot.slice(end + 1)];
}
