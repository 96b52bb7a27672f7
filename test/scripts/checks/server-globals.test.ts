import { describe, expect, it } from 'vitest';
import { checkServerGlobals } from '../../../scripts/checks/server-globals.ts';

describe('the globals check of the server bundle', () => {
  it('refuses a global that Apps Script lacks, with its lines', () => {
    const [problem] = checkServerGlobals('var a = new URL("x");\nfunction f() { return new URL("y"); }');
    expect(problem).toContain('Code.js line 1, 2: URL isn’t a global in Apps Script');
  });

  it('refuses running code from text', () => {
    expect(checkServerGlobals('new Function("return 1"); eval("1");')).toHaveLength(2);
  });

  it('accepts the language, the Google services and what the script declares itself', () => {
    expect(
      checkServerGlobals('function f(a) { var b = new Map(); return SpreadsheetApp.getUi() && JSON.stringify([a, b, fetch]); var fetch; }'),
    ).toEqual([]);
  });

  it('accepts asking whether a global exists, but not using it', () => {
    expect(checkServerGlobals('var has = typeof navigator !== "undefined";')).toEqual([]);
    expect(checkServerGlobals('var agent = typeof navigator !== "undefined" && navigator.userAgent;')).toHaveLength(1);
  });

  it('is not misled by property names', () => {
    expect(checkServerGlobals('var a = { fetch: 1 }; a.fetch; a.process;')).toEqual([]);
  });
});
