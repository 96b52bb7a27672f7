// Texts from Catalog, cells, and notes can be as long as somebody likes. A regular expression that starts again at each character
// takes the square of that length, so each one in the source is tried with long texts of the kinds that make it do so.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

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

/** The processor time of matching in milliseconds, the least of three tries: other work on the machine doesn't count. */
function duration(expression: RegExp, text: string): number {
  const tries = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    text.replace(new RegExp(expression.source, expression.flags), '');
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...tries);
}

/** Returns the text that takes far more than four times as long when it is four times as long, in each of five comparisons. */
function quadraticText(expression: RegExp): string | undefined {
  for (const { start, repeated, end, short } of TEXTS) {
    const text = (count: number) => start + repeated.repeat(count) + end;
    // A text of this length takes a linear expression a fraction of a millisecond, and a quadratic one tens of them.
    const isSlow = () => {
      const quick = duration(expression, text(6_000));
      return quick > 4 && duration(expression, text(24_000)) > 9 * quick;
    };
    const began = performance.now();
    short.replace(expression, '');
    // What takes 4 milliseconds for 6,000 repetitions takes a ninth of that for a third of them.
    if (performance.now() - began < 0.4) continue;
    if ([1, 2, 3, 4, 5].every(isSlow)) return JSON.stringify([start, repeated, end]);
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

  it('take time in proportion to the length of a text', { timeout: 120_000 }, () => {
    const quadratic = files.flatMap(expressionsIn).flatMap(({ at, expression }) => {
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
