import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, parseJson, problemAt, valueAt } from './json-document.js';
import { MAX_DEPTH } from './nesting-depth.js';

function problemsOf(text: string) {
  const parsed = parseJson(text);
  return parsed.state === 'invalid' ? parsed.problems : parsed.document.problems;
}

describe('parseJson', () => {
  it('reads comments and trailing commas, and passes over a byte order mark', () => {
    const parsed = parseJson('\uFEFF{ // a comment\n "a": [1, /* two */ 2,],\n}');
    if (parsed.state === 'invalid') throw new Error('should be read');
    expect(parsed.document.value).toEqual({ a: [1, 2] });
    expect(problemAt(parsed.document, ['a', 1], { code: 'WRONG_TYPE', message: '' })).toMatchObject({
      line: 2,
      column: 21,
      received: '2',
    });
  });

  it('does not count a byte order mark as a column', () => {
    expect(problemsOf('\uFEFFx')).toMatchObject([{ line: 1, column: 1 }]);
  });

  it('reads back whatever JSON.stringify writes', () => {
    const json = fc
      .jsonValue({ maxDepth: 5 })
      .filter((value) => !/__proto__|constructor|prototype/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(json, fc.constantFrom(0, 1), (value, indent) => {
        const parsed = parseJson(JSON.stringify(value, null, indent));
        expect(parsed.state === 'parsed' && JSON.stringify(parsed.document.value)).toBe(
          JSON.stringify(value),
        );
      }),
    );
  });

  it.each([
    ['', 1, 1, 'empty'],
    ['  \n ', 1, 1, 'empty'],
    ['{"a": 1', 1, 8, 'closing }'],
    ['{\n"a": [1,\n 2', 3, 3, 'closing ]'],
    ['{"a" 1}', 1, 6, 'colon'],
    ['{"a": 1 "b": 2}', 1, 9, 'comma'],
    ['{} {}', 1, 4, 'end here'],
    ['"abc', 1, 1, 'not closed'],
    ['/* abc', 1, 1, 'not closed'],
    ['{"a": NaN}', 1, 7, 'no JSON value'],
    ['{"a": -Infinity}', 1, 7, 'no JSON'],
    ['\r\n\r\n?', 3, 1, 'no JSON value'],
  ])('points at what is wrong in %j', (text, line, column, words) => {
    const problem = problemsOf(text).find(({ message }) => message.includes(words));
    expect(problem).toMatchObject({ code: 'SYNTAX', line, column });
  });

  it.each(['"\\', '"a\\u', '/*', '{"a": "\\'])('comes to an end in %j, which breaks off', (text) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'SYNTAX' }]);
  });

  it('refuses more than 1 MiB at once, and names the size', () => {
    const problems = problemsOf(`"${'é'.repeat(MAX_FILE_BYTES / 2)}"`);
    expect(problems).toMatchObject([
      { code: 'TOO_LARGE', message: expect.stringContaining('1,048,578 bytes') },
    ]);
  });

  it('counts bytes as UTF-8 writes them', () => {
    // Two quotes and 4 bytes for each of these two-unit characters: exactly the limit.
    const longest = `"${'😀'.repeat((MAX_FILE_BYTES - 4) / 4)}ab"`;
    expect(Buffer.byteLength(longest)).toBe(MAX_FILE_BYTES);
    expect(parseJson(longest).state).toBe('parsed');
    expect(problemsOf(`${longest} `)).toMatchObject([{ code: 'TOO_LARGE' }]);
  });

  it('refuses deep nesting before anything recurses', () => {
    for (const text of [
      '['.repeat(100_000),
      '{"a":'.repeat(100_000),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    ]) {
      expect(problemsOf(text)).toMatchObject([{ code: 'TOO_DEEP', line: 1 }]);
    }
    expect(parseJson(`${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}`).state).toBe('parsed');
  });

  it('does not take brackets in strings and comments for nesting', () => {
    expect(parseJson(`/* ${'['.repeat(100)} */ "${'['.repeat(100)}"`).state).toBe('parsed');
  });

  it('reports doubled keys, numbers beyond float64, and keys that reach a prototype, each in its place', () => {
    const problems = problemsOf(
      '{"a": 1,\n "a": 2,\n "b": [1e309],\n "__proto__": {"x": 1},\n "constructor": 1}',
    );
    expect(problems.map(({ code, line, column, path }) => [code, line, column, path])).toEqual([
      ['DUPLICATE_KEY', 2, 2, 'a'],
      ['NUMBER_NOT_FINITE', 3, 8, 'b[0]'],
      ['FORBIDDEN_KEY', 4, 2, '__proto__'],
      ['FORBIDDEN_KEY', 5, 2, 'constructor'],
    ]);
  });

  it('leaves every prototype as it was', () => {
    const parsed = parseJson(
      '{"__proto__": {"polluted": true}, "a": {"constructor": {"prototype": {"polluted": true}}}}',
    );
    if (parsed.state === 'invalid') throw new Error('should be read');
    expect('polluted' in {}).toBe(false);
    expect('polluted' in (parsed.document.value as object)).toBe(false);
    expect(valueAt(parsed.document, ['toString']).isGiven).toBe(false);
  });

  it('hands on no control characters', () => {
    const problems = problemsOf('{"a": \u001b[31m\u009b}');
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toMatch(/\\u001b|\u009b/);
  });
});
