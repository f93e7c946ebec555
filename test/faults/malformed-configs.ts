import { TINY_SWEEP } from '../tiny-sweep.js';

/** A config that is wrong: what is wrong with it, and its text. */
export type MalformedConfig = readonly [title: string, text: string];

const BASE = {
  ...TINY_SWEEP,
  objectives: [{ column: 'macs', goal: 'minimize' }],
  constraints: { macs: { min: 0 } },
};
const HOLE = '"<hole>"';

type Path = readonly (string | number)[];

/** The base config with a value at a path. */
function withAt(path: Path, value: unknown): unknown {
  const set = (node: unknown, rest: Path): unknown => {
    const [key, ...deeper] = rest;
    if (key === undefined) return value;
    if (Array.isArray(node)) return node.map((item, index) => (index === key ? set(item, deeper) : item));
    const object = (node ?? {}) as { readonly [name: string]: unknown };
    return { ...object, [key]: set(object[key], deeper) };
  };
  return set(BASE, path);
}

/** The same as text, where the value may be no JSON at all. */
const textWith = (path: Path, raw: string): string =>
  JSON.stringify(withAt(path, '<hole>'), null, 2).replace(HOLE, () => raw);

/** Places that hold numbers, lists of numbers among them. */
const NUMBERS: readonly Path[] = [
  ['version'],
  ['seed'],
  ['sample'],
  ['slots', 'input', 0, 0],
  ['slots', 'inputChannels'],
  ['slots', 'stride'],
  ['blocks', 0, 'kernel'],
  ['blocks', 0, 'dilation'],
  ['blocks', 1, 'groups'],
  ['measure', 'screening'],
  ['measure', 'workers'],
  ['threads'],
  ['chain'],
];
const NO_NUMBERS = ['NaN', '1e309', '-1', '"three"', '{}', '[]', 'true', '[[]]', '"\\u0000"'];

/** Places that hold objects, each of which takes known keys only. */
const OBJECTS: readonly Path[] = [
  [],
  ['slots'],
  ['blocks', 0],
  ['measure'],
  ['objectives', 0],
  ['constraints', 'macs'],
];
const NO_KEYS = ['__proto__', 'constructor', 'toString', 'Name', ''];

const DEEP = 100_000;

export const MALFORMED_CONFIGS: readonly MalformedConfig[] = [
  ...NUMBERS.flatMap((path) =>
    NO_NUMBERS.map((raw): MalformedConfig => [`${raw} for ${path.join('.')}`, textWith(path, raw)]),
  ),
  ...OBJECTS.flatMap((path) =>
    NO_KEYS.map((key): MalformedConfig => {
      const text = textWith([...path, '<key>'], '{"polluted": true}').replace('"<key>"', () =>
        JSON.stringify(key),
      );
      return [`a key ${JSON.stringify(key)} in ${path.join('.') || 'the config'}`, text];
    }),
  ),
  ['a key twice', JSON.stringify(BASE).replace('"seed":1', '"seed":1,"seed":2')],
  ['a byte order mark and nothing', '\uFEFF'],
  ['a byte order mark in the middle', JSON.stringify(BASE).replace('"seed"', '\uFEFF"seed"')],
  ['NUL bytes', '\0'.repeat(100)],
  ['half a surrogate pair for a name', textWith(['name'], '"\\ud800"').replace('"seed": 1', '"seed": -1')],
  ['an unclosed text', JSON.stringify(BASE).replace('"tiny"', '"tiny')],
  ['lists 100,000 deep', '['.repeat(DEEP)],
  ['closed lists 100,000 deep', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['objects 100,000 deep', '{"a":'.repeat(DEEP)],
  ['lists too deep for a slot', textWith(['slots', 'input'], '['.repeat(500) + ']'.repeat(500))],
  ['an empty name', textWith(['name'], '""')],
  ['no slots', textWith(['slots', 'input'], '[]')],
  ['no engines', textWith(['engines'], '[]')],
  ['groups that divide nothing', textWith(['blocks', 1, 'groups'], '[3, 5]')],
  ['a range that never ends', textWith(['slots', 'inputChannels'], '{"from": 8, "to": 64, "step": 0}')],
  ['a range downwards', textWith(['slots', 'inputChannels'], '{"from": 64, "to": 8, "step": 8}')],
  ['a range of everything', textWith(['slots', 'inputChannels'], '{"from": 1, "to": 1e15, "step": 1}')],
];
