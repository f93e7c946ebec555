/**
 * What `JSON.stringify(value, null, 2)` and a line feed give of a list, or of an object with lists, item by item: the rows of a large sweep
 * are longer together than one text can be. No property is `undefined`.
 */
export function* jsonTexts(value: object): Generator<string> {
  yield* texts(value, '');
  yield '\n';
}

function* texts(value: object, indent: string): Generator<string> {
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const inner = `${indent}  `;
  let before = open;
  for (const [name, part] of Object.entries(value)) {
    yield `${before}\n${inner}${isList ? '' : `${JSON.stringify(name)}: `}`;
    if (Array.isArray(part) && !isList) yield* texts(part, inner);
    else yield JSON.stringify(part, null, 2).replaceAll('\n', `\n${inner}`);
    before = ',';
  }
  yield before === open ? open + close : `\n${indent}${close}`;
}
