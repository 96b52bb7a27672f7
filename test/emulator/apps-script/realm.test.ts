import { describe, expect, it } from 'vitest';
import { evaluate, hostWith } from './host-with.ts';

describe('the realm of a script', () => {
  it.each([
    'setTimeout',
    'setInterval',
    'fetch',
    'URL',
    'TextEncoder',
    'structuredClone',
    'queueMicrotask',
    'atob',
    'process',
    'performance',
    'crypto',
    'require',
    'window',
    'Buffer',
    '$start',
  ])('has no %s', async (name) => {
    expect(await evaluate(`typeof ${name}`)).toBe('undefined');
  });

  it('refuses code made from text', async () => {
    const host = await hostWith(`function it() { return new Function('return 1')(); }`);

    expect(() => host.run('it')).toThrow('Code generation from strings disallowed');
  });

  it('gives lists, dates and errors of its own kind', async () => {
    const result = await evaluate(`(() => {
      sheet().getRange('A1').setValue(new Date(0));
      const values = sheet().getRange('A1:B1').getValues();
      let error;
      try { sheet().getRange(0, 1); } catch (caught) { error = caught; }
      return [values instanceof Array, values[0] instanceof Array, values[0][0] instanceof Date, error instanceof Error, error.name];
    })()`);

    expect(result).toEqual([true, true, true, true, 'Exception']);
  });

  it('lets nothing through that leads to the process around it', async () => {
    const host = await hostWith(`
      function reach(value) { return value.constructor.constructor('return process')(); }
      function service() { return reach(SpreadsheetApp); }
      function method() { return reach(sheet().getRange); }
      function list() { return reach(file().getSheets()); }
      function failure() { try { sheet().getRange(0, 1); } catch (error) { return reach(error); } }
      function argument(given) { return reach(given); }
    `);

    for (const name of ['service', 'method', 'list', 'failure']) expect(() => host.run(name)).toThrow('disallowed');
    expect(() => host.run('argument', { deep: [1] })).toThrow('disallowed');
    expect(() => host.run('argument', new Date())).toThrow('disallowed');
  });

  it('is fresh for every run', async () => {
    const host = await hostWith('var count = 0; function it() { return ++count; }');

    expect([host.run('it'), host.run('it')]).toEqual([1, 1]);
  });

  it('names what is not modelled', async () => {
    const host = await hostWith(`
      function method() { return sheet().getRange('A1').getBackgrounds(); }
      function enumeration() { return SpreadsheetApp.BorderStyle.SOLID; }
    `);

    expect(() => host.run('method')).toThrow('Range.getBackgrounds isn’t supported by the emulator.');
    expect(() => host.run('enumeration')).toThrow('SpreadsheetApp.BorderStyle isn’t supported by the emulator.');
  });

  it('reads time from the clock of the host', async () => {
    const host = await hostWith(
      'function it() { return [Date.now(), new Date().getTime(), new Date() instanceof Date, new Date(5).getTime()]; }',
    );
    host.setClock(1000);

    const [now, fresh, isDate, given] = host.run('it') as number[];

    expect([now, fresh, isDate, given]).toEqual([1300, 1300, true, 5]);
  });

  it('waits for async functions', async () => {
    expect(await evaluate('(async () => { await null; return 7; })()')).toBe(7);
  });

  it('finds functions however they are declared', async () => {
    const host = await hostWith('const arrow = () => 1; function declared() { return 2; } var bound = function () { return 3; };');

    expect(['arrow', 'declared', 'bound'].map((name) => host.run(name))).toEqual([1, 2, 3]);
    expect(() => host.run('missing')).toThrow('Script function not found: missing');
  });

  it('keeps lines of console and Logger', async () => {
    const host = await hostWith(`function it() { console.log('one', { two: 2 }); Logger.log('%s!', 'three'); }`);
    host.run('it');

    expect(host.logs()).toEqual(['one {"two":2}', 'three!']);
  });
});

describe('a project that Apps Script cannot read', () => {
  it.each([
    ['a private field', 'class A { #x = 1; }'],
    ['a static field', 'class A { static x = 1; }'],
    ['a logical assignment', 'var a; a ??= 1;'],
    ['an import', 'import "x";'],
    ['a top-level await', 'await 1;'],
  ])('does not start: %s', async (_name, code) => {
    await expect(hostWith(code)).rejects.toThrow('Apps Script can’t parse this file');
  });

  it('can be written in ES2020', async () => {
    expect(await evaluate('[null ?? 1, ({ a: { b: 2 } })?.a?.b]')).toEqual([1, 2]);
  });
});

it('code at global level runs again for every call, in the mode of that call', async () => {
  const host = await hostWith('const name = SpreadsheetApp.getActive().getName(); function onOpen() {} function it() { return name; }', {
    switches: { openingMode: 'NONE' },
  });

  expect(host.run('it')).toBe('Demo workbook');
  expect(() => host.open()).toThrow('You do not have permission to call SpreadsheetApp.getActive.');
});
