// Texts from Catalog, cells, and notes can be as long as somebody likes. A regular expression that starts again at each character
// takes the square of that length, so each one in the source is tried with long texts of the kinds that make it do so.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { growsLinearly } from '../support/growth.ts';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

/** What a long text repeats, and how it ends, so that a match that has come far fails late. */
const REPEATED = [
  ' ',
  '0',
  '1.',
  'a',
  'A0',
  '.',
  '-',
  '/',
  ',',
  ';',
  '\n',
  '"',
  '\\"',
  "'",
  '(',
  '<',
  '<a',
  '<!--',
  '<script',
  '<head',
  '{a',
];
const WORDS = ['rel=', 'next ', 'a@', '@', '=', '#A', '\ncatalog:a', '</script ', '</head ', '> rel="a', 'a:', ' · a', '\r', '[', '+'];
const STARTS = ['', '1', '"', '<a>'];
const ENDS = ['', 'x', '!\u0000', '"'];

/** Each kind of text, and a short one of it. */
const TEXTS = [...REPEATED, ...WORDS].flatMap((repeated) =>
  STARTS.flatMap((start) => ENDS.map((end) => ({ start, repeated, end, short: start + repeated.repeat(2_000) + end }))),
);

/** Returns whether an expression goes through a text in less than any quadratic one, so that only a few have to be compared. */
function isInstant(expression: RegExp, text: string): boolean {
  const began = performance.now();
  text.replace(expression, '');
  return performance.now() - began < 0.4;
}

/** Returns the text that takes an expression the square of its length. */
function quadraticText(expression: RegExp): string | undefined {
  for (const { start, repeated, end, short } of TEXTS) {
    if ([1, 2, 3].some(() => isInstant(expression, short))) continue;
    const isLinear = growsLinearly((length) => (start + repeated.repeat(length) + end).replace(expression, ''), 250);
    if (!isLinear) return JSON.stringify([start, repeated, end]);
  }
  return undefined;
}

/** A literal, after what can stand before one. */
const LITERAL = /(?<=[(,=:?&|!]\s*|return )\/(?![/*\s])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*)(?=[.,);\s\]])/g;

function expressionsIn(file: string): { at: string; expression: RegExp }[] {
  const lines = readFileSync(`${SOURCE}/${file}`, 'utf8').split('\n');
  const code = lines.filter((line) => !/^\s*(\/\/|\/?\*)/.test(line)).join('\n');
  return Array.from(code.matchAll(LITERAL), ([literal, pattern = '', flags = '']) => ({
    at: `${file} ${literal}`,
    expression: new RegExp(pattern, flags),
  }));
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

describe('the regular expressions of the source', () => {
  it('are found by this test', () => {
    expect(files.flatMap(expressionsIn).length).toBeGreaterThan(50);
  });

  it('take time in proportion to the length of a text', () => {
    // The same one stands in several files.
    const different = new Map(files.flatMap(expressionsIn).map(({ at, expression }) => [String(expression), { at, expression }]));
    console.log(`expressions tried: ${different.size} of ${files.flatMap(expressionsIn).length}`);
    const quadratic = Array.from(different.values()).flatMap(({ at, expression }) => {
      const text = quadraticText(expression);
      return text === undefined ? [] : [`${at} with ${text}`];
    });
    expect(quadratic).toEqual([]);
  });

  it('are noticed by this test if they take the square of it', () => {
    expect(quadraticText(/0+$/)).toBeDefined();
    expect(quadraticText(/^0+/)).toBeUndefined();
  });
});
