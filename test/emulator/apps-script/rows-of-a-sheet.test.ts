// What scripts do with whole rows: moving them, asking whether they're hidden, and naming their cells.
import { expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function fill() {
    sheet().getRange('A1:A5').setValues([['a'], ['b'], ['c'], ['d'], ['=A2']]);
    sheet().getRange('A4').setNote('of d');
  }
  function move(row, count, before) { sheet().moveRows(sheet().getRange(row, 1, count), before); }
  function append(...cells) { sheet().appendRow(cells); return [sheet().getLastRow(), sheet().getMaxRows(), sheet().getMaxColumns()]; }
  function hidden() { return [1, 2, 3].map((row) => [sheet().isRowHiddenByFilter(row), sheet().isRowHiddenByUser(row)]); }
  function rename() {
    const [name] = sheet().getNamedRanges();
    name.setRange(sheet().getRange(2, 1, name.getRange().getNumRows() + 1, 1));
    return name.getName();
  }
  function nameOn(tab, name) { file().setNamedRange(name, file().getSheetByName(tab).getRange('B2')); }
  function moveTo(tab) { sheet().getNamedRanges()[0].setRange(file().getSheetByName(tab).getRange('B2')); }
  function addTab(tab) { file().insertSheet(tab); }
  function rules() { return sheet().getRange('A1:B1').getDataValidations()[0].map((rule) => rule && rule.getCriteriaValues()[0]); }
  function choose() { sheet().getRange('B1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['x']).build()); }`;

it('rows move with their notes, and formulas follow', async () => {
  const { run, workbook } = await hostWith(code);
  run('fill');
  run('move', 4, 1, 1);
  expect(workbook.values('Sheet1').flat()).toEqual(['d', 'a', 'b', 'c', 'b']);
  expect(workbook.notes('Sheet1', 'A1')).toEqual([['of d']]);
  expect(workbook.formulas('Sheet1', 'A5')).toEqual([['=A3']]);
  run('move', 1, 2, 5);
  expect(workbook.values('Sheet1').flat()).toEqual(['b', 'c', 'd', 'a', 'b']);
  expect(() => run('move', 1, 1, 5000)).toThrow();
});

it('rows are hidden by a filter or by hand', async () => {
  const { run, workbook } = await hostWith(code);
  run('fill');
  workbook.filter('Sheet1', 1, ['c']);
  workbook.hideRows('Sheet1', 3, 1);
  expect(run('hidden')).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});

it('a named range can be given other cells', async () => {
  const { run, workbook } = await hostWith(code);
  workbook.nameRange('Sheet1', 'A1:A2', 'Prices');
  expect(run('rename')).toBe('Prices');
  expect(workbook.dump('Sheet1').marks).toEqual([{ kind: 'name', area: { row: 2, column: 1, rows: 3, columns: 1 }, text: 'Prices' }]);
});

it.each([
  ['names a range on another tab', 'nameOn', ['Other', 'prices']],
  ['gives the name a range on another tab', 'moveTo', ['Other']],
])('a name stands for one range of the file when a script %s', async (_what, act, args) => {
  const { run, workbook } = await hostWith(code);
  run('addTab', 'Other');
  workbook.nameRange('Sheet1', 'A1:A2', 'Prices');
  run(act, ...args);
  const text = act === 'nameOn' ? 'prices' : 'Prices';
  const area = { row: 2, column: 2, rows: 1, columns: 1 };
  expect([workbook.dump('Sheet1').marks, workbook.dump('Other').marks]).toEqual([undefined, [{ kind: 'name', area, text }]]);
});

it('the rules of several cells are read at once', async () => {
  const { run } = await hostWith(code);
  run('choose');
  expect(run('rules')).toEqual([null, ['x']]);
});

it('a row is appended below the last one in use, and the grid grows for it', async () => {
  const { run, workbook } = await hostWith(code);
  run('fill');
  expect(run('append', 'e', '=A1', '7')).toEqual([6, 1000, 26]);
  expect(workbook.values('Sheet1', 'A6:C6')).toEqual([['e', 'a', 7]]);
  workbook.deleteRows('Sheet1', 7, 994);
  expect(run('append', ...Array(30).fill('x'))).toEqual([7, 7, 30]);
});
