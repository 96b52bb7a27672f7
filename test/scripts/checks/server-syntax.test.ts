import { describe, expect, it } from 'vitest';
import { checkServerSyntax } from '../../../scripts/checks/server-syntax.ts';

const refused: [string, string][] = [
  ['class A { #count = 0; }', 'private names'],
  ['class A { static count = 0; }', 'static class fields'],
  ['class A { count = 0; }', 'class fields'],
  ['class A { static { A.x = 1; } }', 'class static blocks'],
  ['var r = /(?<=a)b/;', 'lookbehind'],
  ['var r = /(?<!a)b/;', 'lookbehind'],
  ['function f() { return import("x"); }', 'dynamic import()'],
  ['import { a } from "x";', 'import'],
  ['export var a = 1;', 'export'],
  ['export default 1;', 'export'],
  ['export * from "x";', 'export'],
  ['await f();', 'await outside a function'],
  ['for await (var a of b) {}', 'await outside a function'],
];

describe('the syntax check of the server bundle', () => {
  it.each(refused)('refuses %s', (code, name) => {
    expect(checkServerSyntax(code).join()).toContain(name);
  });

  it('says the line', () => {
    expect(checkServerSyntax('var a;\nvar r = /(?<!a)b/;')).toEqual([
      'Code.js line 2: Apps Script doesn’t support lookbehind (/(?<!a)b/).',
    ]);
  });

  it('refuses other syntax that is newer than ES2020', () => {
    expect(checkServerSyntax('var a; a ??= 1;').join()).toContain('newer than ES2020');
  });

  it('refuses what cannot be parsed', () => {
    expect(checkServerSyntax('function (').join()).toContain('can’t be parsed');
  });

  it('accepts ES2020: named groups, optional chaining, await inside functions', () => {
    expect(
      checkServerSyntax('async function f(a) { await a?.b ?? 1; return /(?<year>\\d+)/s; } class A { constructor() { this.x = 1; } }'),
    ).toEqual([]);
  });
});
