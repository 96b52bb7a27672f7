// A realm can serve several runs. Whatever one of them leaves, the next one finds what it would find in a new one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../emulator/apps-script/bundle.ts';
import type { Bridge } from '../../../emulator/apps-script/realm.ts';
import { takeRealm } from '../../../emulator/apps-script/used-realms.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { hostWith } from './host-with.ts';

const bridge: Bridge = {
  call: () => ({}),
  service: () => undefined,
  methods: () => [],
  constants: () => ({}),
  time: () => undefined,
  now: () => 0,
  offset: () => 0,
  instant: (wall) => wall,
  zone: 'Etc/GMT',
  log: () => {},
  codeFromText: false,
  zoneHonored: true,
  endlessRuns: 'ended',
  missing: [],
};

/** What each of two runs in a row finds. */
function inTwoRuns(code: string, expression: string, other: Partial<Bridge> = {}) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'Code.js'), code);
  const bundle = readBundle(folder);
  const run = (given: Bridge) => {
    const { realm, whole } = takeRealm(bundle, given);
    whole([], () => realm.functionNamed(expression)?.());
    return realm;
  };
  return [run(bridge), run({ ...bridge, ...other })];
}

describe('a realm that a run has used', () => {
  it.each([
    ['leaves it as it was', 'function it() { return [1, 2].map(String); }'],
    ['fills a variable without a value', 'var kept; function it() { kept = { of: "this run" }; }'],
    ['sets a global', 'function it() { globalThis.left = 1; }'],
  ])('serves the next run if the first one %s', (_what, code) => {
    const [first, second] = inTwoRuns(code, 'it');
    expect(second).toBe(first);
  });

  it.each<[string, string, Partial<Bridge>]>([
    ['code at global level does more than declare', 'var kept = []; function it() {}', {}],
    ['it changed an object of JavaScript', 'function it() { Array.prototype.mine = 1; }', {}],
    ['the next one can make code from texts', 'function it() {}', { codeFromText: true }],
    ['the next one has another zone', 'function it() {}', { zone: 'Asia/Kolkata' }],
    ['the next one lacks something', 'function it() {}', { missing: ['Object.groupBy'] }],
  ])('isn’t used again if %s', (_what, code, other) => {
    const [first, second] = inTwoRuns(code, 'it', other);
    expect(second).not.toBe(first);
  });

  it.each([
    ['a global', 'globalThis.left = 1', 'typeof left'],
    ['a global without a declaration', 'left = 1', 'typeof left'],
    ['a global that stays', 'Object.defineProperty(globalThis, "left", { value: 1 })', 'typeof left'],
    ['a variable without a value', 'kept = 1', 'String(kept)'],
    ['another function under a name', 'sheet = () => 7', 'typeof sheet().getName'],
    ['a property of a function', 'seen.count = 1', 'String(seen.count)'],
    ['a property of what a function constructs', 'seen.prototype.count = 1', 'Object.keys(seen.prototype).join()'],
    ['a property of every list', 'Array.prototype.mine = 1', 'String([].mine)'],
    ['a property of every object', 'Object.prototype.mine = 1', 'String({}.mine)'],
    ['a property with a symbol', 'Array.prototype[Symbol.toStringTag] = "mine"', 'String(Object.prototype.toString.call([]))'],
    ['another method', 'Math.max = () => 7', 'Math.max(1, 2)'],
    ['a method less', 'delete String.prototype.trim', 'typeof "".trim'],
    ['another getter', 'Object.defineProperty(Map.prototype, "size", { get: () => 7 })', 'new Map().size'],
    ['another step of a list', 'Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true })', '[...[1, 2]].length'],
    [
      'another step of a generator',
      'Object.getPrototypeOf(function* () {}).prototype.next = () => ({ done: true })',
      '[...(function* () { yield 1; })()].length',
    ],
    ['frozen lists', 'Object.freeze(Array.prototype)', 'Object.isFrozen(Array.prototype)'],
    ['another prototype', 'Object.setPrototypeOf(Array.prototype, null)', 'String([] instanceof Object)'],
    ['a global less', 'delete globalThis.JSON', 'typeof JSON'],
    ['another value of a global', 'JSON = 7', 'typeof JSON'],
    ['another console', 'console.log = () => { throw new Error("mine"); }', 'typeof console.log("line")'],
    ['the last match', '/right/.exec("left right")', 'RegExp.lastMatch + RegExp["$`"]'],
    ['a limit of stack traces', 'Error.stackTraceLimit = 0', 'Error.stackTraceLimit'],
    ['something else for a service', 'SpreadsheetApp = 7', 'typeof SpreadsheetApp'],
    ['a property of a service', 'SpreadsheetApp.mine = 1', 'Object.keys(SpreadsheetApp).join()'],
    [
      'a property of all objects of a service',
      'Object.getPrototypeOf(sheet()).mine = 1',
      'Object.keys(Object.getPrototypeOf(sheet())).join()',
    ],
    [
      'a property above the methods of all services',
      'Object.getPrototypeOf(Object.getPrototypeOf(sheet())).mine = 1',
      'Object.keys(Object.getPrototypeOf(Object.getPrototypeOf(sheet()))).join()',
    ],
    ['work for later', 'Promise.resolve().then(() => { left = 1; })', 'typeof left'],
  ])('shows nothing of what the first run left: %s', async (_what, leave, look) => {
    const code = `var kept; function leave() { ${leave}; } function seen() { return ${look}; }`;
    const fresh = (await hostWith(code)).run('seen');
    const host = await hostWith(code);
    host.run('leave');
    expect(host.run('seen')).toEqual(fresh);
    expect(host.run('seen')).toEqual(fresh);
  });

  it('shows nothing of a run that was killed, or that waits while another one runs in its hook', async () => {
    const host = await hostWith(`
      var kept;
      function leave() { kept = 1; sheet().getName(); kept = 2; sheet().getName(); return kept; }
      function seen() { return String(kept); }
    `);
    host.killAt(1);
    expect(() => host.run('leave')).toThrow('killed');
    expect(host.run('seen')).toBe('undefined');
    let inHook: unknown;
    host.at(4, () => {
      inHook = host.run('seen');
    });
    expect([host.run('leave'), inHook, host.run('seen')]).toEqual([2, 'undefined', 'undefined']);
  });

  it('tells each run its own time and keeps its own log', async () => {
    const host = await hostWith('function it() { console.log(String(Date.now())); return Date.now(); }');
    const first = host.run('it');
    host.setClock(1_000);
    expect(host.run('it')).not.toBe(first);
    expect(new Set(host.logs()).size).toBe(2);
  });
});
