import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function DOUBLE(input) { return Array.isArray(input) ? input.map((row) => row.map((cell) => cell * 2)) : input * 2; }
  var bound = function () { return 1; };
  function hidden_() { return 1; }
  function kinds(...values) { return values.map((value) => value instanceof Date ? 'date' : Array.isArray(value) ? 'list' : typeof value + ' ' + value); }
  function result(kind) {
    return { list: [1, 2], ragged: [[1], [2, 3]], empty: null, nothing: undefined, none: [], date: new Date(0), object: {} }[kind];
  }
  function where() {
    return [[SpreadsheetApp.getActiveSheet().getName(), SpreadsheetApp.getActiveRange().getA1Notation(), sheet().getRange('A1').getValue()]];
  }
  function slow() { Utilities.sleep(31000); return 1; }
  function addSheet() { file().insertSheet('Second'); }`;

describe('a function in a formula', () => {
  it('gets values for cells, lists of rows for ranges, and values as they are', async () => {
    const host = await hostWith(code);
    host.workbook.paste('Sheet1', 'A1', [
      ['1', '3'],
      ['2', '4'],
    ]);
    host.workbook.edit('Sheet1', 'D1', '1/2/2024');

    expect(host.calculate('Sheet1', 'F1', '=DOUBLE(B2)')).toEqual([[8]]);
    expect(host.calculate('Sheet1', 'F1', '=double(A1:B2)')).toEqual([
      [2, 6],
      [4, 8],
    ]);
    expect(host.calculate('Sheet1', 'F1', `=kinds("a, ""b""", -1.5, TRUE, E9, , 'Sheet1'!D1, A1:A2)`).flat()).toEqual([
      'string a, "b"',
      'number -1.5',
      'boolean true',
      'string ',
      'string ',
      'date',
      'list',
    ]);
  });

  it('shows lists downward, fills up short rows, and leaves the cell blank for nothing', async () => {
    const { calculate } = await hostWith(code);
    const result = (kind: string) => calculate('Sheet1', 'A1', `=result("${kind}")`);

    expect(result('list')).toEqual([[1], [2]]);
    expect(result('ragged')).toEqual([
      [1, ''],
      [2, 3],
    ]);
    expect([result('empty'), result('nothing'), result('none')]).toEqual([[['']], [['']], [['']]]);
    expect(result('date')).toEqual([[new Date(0)]]);
    expect(() => result('object')).toThrow("A cell can't show what the function returned");
  });

  it('never writes over cells that hold something', async () => {
    const { calculate, workbook } = await hostWith(code);
    workbook.edit('Sheet1', 'A2', 'mine');

    expect(() => calculate('Sheet1', 'A1', '=result("list")')).toThrow('because it would overwrite data in A2');
    expect(calculate('Sheet1', 'A2', '=result("list")')).toEqual([[1], [2]]);
    expect(workbook.values('Sheet1')).toEqual([[''], ['mine']]);
  });

  it('is found in any case if it is declared with function and its name is not private', async () => {
    const { calculate } = await hostWith(code);

    expect(() => calculate('Sheet1', 'A1', '=1+DOUBLE(1)')).toThrow('one call of a function');
    for (const name of ['bound', 'hidden_', 'missing']) {
      expect(() => calculate('Sheet1', 'A1', `=${name}()`)).toThrow(`Unknown function: '${name}'.`);
    }
    expect(calculate('Sheet1', 'A1', '=DouBle(2)')).toEqual([[4]]);
  });

  it('takes no argument that changes by itself', async () => {
    const { calculate, workbook } = await hostWith(code);
    workbook.edit('Sheet1', 'A1', '=NOW()');

    for (const argument of ['NOW()', 'RAND()', 'A1', 'A1:B1']) {
      expect(() => calculate('Sheet1', 'B9', `=DOUBLE(${argument})`)).toThrow('not allowed to reference a cell with NOW(), RAND()');
    }
  });

  it('has 30 seconds', async () => {
    const { calculate } = await hostWith(code);

    expect(() => calculate('Sheet1', 'A1', '=slow()')).toThrow('Exceeded maximum execution time');
  });

  it('knows the tab and the cell that it stands in', async () => {
    const host = await hostWith(code);
    host.run('addSheet');
    host.workbook.edit('Sheet1', 'A1', 'first');
    host.workbook.activate('Sheet1');

    expect(host.calculate('Second', 'B7', '=where()')).toEqual([['Second', 'B7', 'first']]);
  });
});

describe('what a formula can call', () => {
  const HOSTS = { 'a.example.com': 'http://127.0.0.1:9' };

  it.each([
    ['UrlFetchApp.fetch("http://a.example.com", { followRedirects: false, muteHttpExceptions: true }).getResponseCode()', 301],
    ['CacheService.getDocumentCache().get("a")', ''],
    ['LockService.getDocumentLock().tryLock(1)', true],
    ['HtmlService.createHtmlOutput("a").setTitle("b") && 1', 1],
    ['Utilities.base64Encode("a")', 'YQ=='],
    ['PropertiesService.getDocumentProperties().setProperty("a", "b").getProperty("a")', 'b'],
    ['sheet().getRange("A1").isBlank()', true],
    ['Session.getActiveUser().getEmail()', ''],
  ])('lets a formula call %s', async (call, value) => {
    const { calculate } = await hostWith(`function it() { return ${call}; }`, { hosts: HOSTS });

    expect(calculate('Sheet1', 'A1', '=it()')).toEqual([[value]]);
  });

  it.each([
    ['SpreadsheetApp.getUi()', 'Cannot call SpreadsheetApp.getUi() from this context.'],
    ['sheet().getRange("A1").setValue(1)', 'You do not have permission to call setValue'],
    ['sheet().getRange("A1").clear()', 'You do not have permission to call clear'],
    ['sheet().deleteRows(1, 1)', 'You do not have permission to call deleteRows'],
    ['file().insertSheet()', 'You do not have permission to call insertSheet'],
    ['file().toast("a")', 'You do not have permission to call toast'],
    ['sheet().activate()', 'You do not have permission to call activate'],
    ['SpreadsheetApp.openById(file().getId())', 'You do not have permission to call SpreadsheetApp.openById.'],
    ['ScriptApp.newTrigger("it")', 'You do not have permission to call ScriptApp.newTrigger.'],
    ['ScriptApp.getProjectTriggers()', 'You do not have permission to call ScriptApp.getProjectTriggers.'],
  ])('keeps a formula from calling %s', async (call, message) => {
    const { calculate } = await hostWith(`function it() { ${call}; return 1; }`);

    expect(() => calculate('Sheet1', 'A1', '=it()')).toThrow(message);
  });

  it('gives a formula the user properties of the owner, which it does not change', async () => {
    const host = await hostWith(
      `function keep(value) { PropertiesService.getUserProperties().setProperty('key', value); return 1; }
       function drop() { PropertiesService.getUserProperties().deleteProperty('key'); return 1; }
       function read() { return PropertiesService.getUserProperties().getProperty('key'); }`,
      { user: 'owner@college.example.edu' },
    );
    host.run('keep', 'of the owner');
    host.setUser('colleague@college.example.edu');
    host.run('keep', 'of the colleague');

    expect(host.calculate('Sheet1', 'A1', '=read()')).toEqual([['of the owner']]);
    expect(() => host.calculate('Sheet1', 'A1', '=keep("x")')).toThrow('You do not have permission to call setProperty');
    expect(() => host.calculate('Sheet1', 'A1', '=drop()')).toThrow('You do not have permission to call deleteProperty');
    expect(host.run('read')).toBe('of the colleague');
  });
});
