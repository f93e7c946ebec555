import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ConfigProblem, ConfigProblemCode } from './config-problem.js';
import { formatJsonPath, type JsonPath } from './json-path.js';
import { MAX_DEPTH, tooDeepAt } from './nesting-depth.js';
import { printable } from './printable.js';
import { positionOf, type SourceText, sourceText } from './source-text.js';

/** 1 MiB. A sweep of a hundred blocks takes about 10 KiB. */
export const MAX_FILE_BYTES = 1_048_576;

/** A value with its place in the file; members by key, items by index. */
interface JsonNode {
  readonly offset: number;
  readonly length: number;
  readonly children: ReadonlyMap<string | number, { readonly keyOffset: number; readonly node: JsonNode }>;
}

/** A JSON document that could be read: its value, and where each part of it stands. */
export interface JsonDocument {
  readonly source: SourceText;
  /** Objects have no prototype; keys that could reach one are left out, and are problems. */
  readonly value: unknown;
  readonly root: JsonNode;
  /** What is wrong with it as JSON, though it could be read: doubled keys, numbers beyond float64. */
  readonly problems: readonly ConfigProblem[];
}

export type ParsedJson =
  | { readonly state: 'parsed'; readonly document: JsonDocument }
  | { readonly state: 'invalid'; readonly problems: readonly ConfigProblem[] };

/** Reads JSON with comments and trailing commas; a byte order mark is passed over. Never throws. */
export function parseJson(file: string, mostBytes = MAX_FILE_BYTES): ParsedJson {
  if (file.length > mostBytes || utf8Bytes(file) > mostBytes) {
    const message = `the file has ${utf8Bytes(file).toLocaleString('en')} bytes: at most ${mostBytes.toLocaleString('en')} (${mostBytes / 2 ** 20} MiB) are read`;
    return { state: 'invalid', problems: [{ code: 'TOO_LARGE', line: 1, column: 1, path: '', message }] };
  }
  const source = sourceText(file);
  const deep = tooDeepAt(source.text);
  if (deep !== undefined) {
    const message = `nested more than ${MAX_DEPTH} deep`;
    return {
      state: 'invalid',
      problems: [{ code: 'TOO_DEEP', ...positionOf(source, deep), path: '', message }],
    };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { allowTrailingComma: true });
  if (tree === undefined || errors.length > 0) {
    return { state: 'invalid', problems: syntaxProblems(source, errors) };
  }
  return { state: 'parsed', document: documentOf(source, tree) };
}

/** A problem with the value at `path`, or with its key; where nothing stands there, at what should hold it. */
export function problemAt(
  document: JsonDocument,
  path: JsonPath,
  what: { code: ConfigProblemCode; message: string; hint?: string | undefined; place?: 'key' | 'value' },
): ConfigProblem {
  let node = document.root;
  let offset = node.offset;
  let found = true;
  for (const step of path) {
    const child = node.children.get(step);
    if (child === undefined) {
      found = false;
      break;
    }
    node = child.node;
    offset = what.place === 'key' ? child.keyOffset : node.offset;
  }
  return {
    code: what.code,
    ...positionOf(document.source, offset),
    path: formatJsonPath(path),
    ...(found && { received: receivedAt(document.source, node) }),
    message: what.message,
    ...(what.hint !== undefined && { hint: what.hint }),
  };
}

/** What stands at `path`, if anything does. */
export function valueAt(document: JsonDocument, path: JsonPath): { isGiven: boolean; value: unknown } {
  let value = document.value;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return { isGiven: false, value: undefined };
    }
    value = (value as { readonly [step: string | number]: unknown })[step];
  }
  return { isGiven: true, value };
}

function documentOf(source: SourceText, tree: Node): JsonDocument {
  const problems: ConfigProblem[] = [];
  const report = (code: ConfigProblemCode, path: JsonPath, at: Node, message: string, hint?: string) =>
    problems.push({
      code,
      ...positionOf(source, at.offset),
      path: formatJsonPath(path),
      received: receivedAt(source, at),
      message,
      ...(hint !== undefined && { hint }),
    });

  // Recursion is bounded: `tooDeepAt` has seen the text.
  function read(node: Node, path: JsonPath): { value: unknown; node: JsonNode } {
    const children = new Map<string | number, { keyOffset: number; node: JsonNode }>();
    const place = { offset: node.offset, length: node.length, children };
    if (node.type === 'array') {
      const value = (node.children ?? []).map((item, index) => {
        const read1 = read(item, [...path, index]);
        children.set(index, { keyOffset: item.offset, node: read1.node });
        return read1.value;
      });
      return { value, node: place };
    }
    if (node.type === 'object') {
      const value: Record<string, unknown> = Object.create(null);
      for (const property of node.children ?? []) {
        const [key, member] = property.children ?? [];
        if (key === undefined || member === undefined) continue;
        const name = String(key.value);
        const at = [...path, name];
        if (name === '__proto__' || name === 'constructor' || name === 'prototype') {
          report('FORBIDDEN_KEY', at, key, `"${name}" is no key that a file may use`, 'take it out');
        } else if (children.has(name)) {
          report('DUPLICATE_KEY', at, key, 'this key stands here twice', 'keep one of the two');
        } else {
          const read1 = read(member, at);
          children.set(name, { keyOffset: key.offset, node: read1.node });
          value[name] = read1.value;
        }
      }
      return { value, node: place };
    }
    if (node.type === 'number') {
      if (!Number.isFinite(node.value)) {
        report('NUMBER_NOT_FINITE', path, node, 'the number is larger than a float64 can hold');
      }
      // -0 is 0 to everyone who writes a config.
      return { value: Number(node.value) + 0, node: place };
    }
    return { value: node.value, node: place };
  }

  const { value, node } = read(tree, []);
  return { source, value, root: node, problems };
}

const SYNTAX_MESSAGES: { readonly [name: string]: string } = {
  InvalidSymbol: 'this is no JSON value',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing } is expected here',
  CloseBracketExpected: 'a closing ] is expected here',
  EndOfFileExpected: 'the file should end here',
  UnexpectedEndOfComment: 'the comment is not closed',
  UnexpectedEndOfString: 'the string is not closed',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidUnicode: 'the \\u escape is not complete: four hex digits are expected',
  InvalidEscapeCharacter: 'there is no such escape in JSON strings',
  InvalidCharacter: 'a control character stands in a string: write it as an escape',
};

function syntaxProblems(source: SourceText, errors: readonly ParseError[]): readonly ConfigProblem[] {
  if (source.text.trim() === '') {
    return [{ code: 'SYNTAX', line: 1, column: 1, path: '', message: 'the file is empty' }];
  }
  return firstOfEachLine(source, errors).map(({ error, offset, length }) => {
    const received = printable(source.text.slice(offset, offset + length));
    const notANumber = /^[+-]?(NaN|Infinity|\.\d|0x|\+)/i.test(source.text.slice(offset, offset + 12));
    return {
      code: 'SYNTAX',
      ...positionOf(source, offset),
      path: '',
      ...(received !== '' && { received }),
      message: SYNTAX_MESSAGES[printParseErrorCode(error)] ?? 'this is not JSON',
      ...(notANumber && { hint: 'numbers are finite and decimal, like 0.5 or 1e-3' }),
      ...(received.startsWith("'") && { hint: 'strings and keys take double quotes' }),
    };
  });
}

/** One slip makes the reader stumble on for the rest of its line. */
function firstOfEachLine(source: SourceText, errors: readonly ParseError[]): readonly ParseError[] {
  const lines = new Set<number>();
  return errors.filter(({ offset }) => {
    const { line } = positionOf(source, offset);
    if (lines.has(line)) return false;
    lines.add(line);
    return true;
  });
}

function receivedAt(source: SourceText, place: { readonly offset: number; readonly length: number }): string {
  return printable(source.text.slice(place.offset, place.offset + Math.min(place.length, 500)));
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate pair is two units and four bytes; every other unit above 0x7ff is three.
    if (unit > 0x7ff) bytes += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2;
    else if (unit > 0x7f) bytes += 1;
  }
  return bytes;
}
