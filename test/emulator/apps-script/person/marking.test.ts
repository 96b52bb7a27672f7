import { describe, expect, it } from 'vitest';
import { hostWith } from '../host-with.ts';

const code = `
  function put(a1, values) { sheet().getRange(a1).setValues(values); SpreadsheetApp.flush(); }
  function get(a1) { return sheet().getRange(a1).getValues(); }
  function format(a1) { sheet().getRange(a1).setNumberFormat('0'); SpreadsheetApp.flush(); }
  function box(a1) { sheet().getRange(a1).insertCheckboxes(); SpreadsheetApp.flush(); }
  function bold(a1) { sheet().getRange(a1).setFontWeight('bold'); SpreadsheetApp.flush(); }
  function dropRow(row) { sheet().deleteRows(row, 1); }
  function dropColumn(column) { sheet().deleteColumns(column, 1); }
  function addRow(row) { sheet().insertRowsAfter(row, 1); }
  function dropTab() { file().insertSheet('Other'); file().deleteSheet(sheet()); }
  function two() { sheet().getRange('A1').setValue(1); sheet().getRange('B1').setNumberFormat('0'); sheet().getRange('C1').setValue(3); sheet().getRange('A1').getValue(); }
  function each() {
    try { sheet().getRange('A2').setNumberFormat('0'); } catch (error) { console.log(error.message); }
    sheet().getRange('A1').setValue('written');
  }`;
const here = 'Sheet1';

describe('merged cells', () => {
  it('keep the first value, and the others read as empty', async () => {
    const { run, workbook } = await hostWith(code);
    run('put', 'A1:B2', [
      [1, 2],
      [3, 4],
    ]);
    workbook.merge(here, 'A1:B2');

    expect(run('get', 'A1:B2')).toEqual([
      [1, ''],
      ['', ''],
    ]);
  });

  it('swallow what a script writes under them, or keep it, by a switch', async () => {
    const { run, workbook, setSwitches } = await hostWith(code);
    workbook.merge(here, 'A1:B1');
    run('put', 'A1:C1', [[1, 2, 3]]);
    expect(run('get', 'A1:C1')).toEqual([[1, '', 3]]);

    setSwitches({ underMerge: 'kept' });
    run('put', 'A1:C1', [[1, 2, 3]]);

    expect(run('get', 'A1:C1')).toEqual([[1, 2, 3]]);
  });

  it('grow and shrink with rows, and end when one cell is left', async () => {
    const { run, workbook } = await hostWith(code);
    workbook.merge(here, 'B2:B3');
    run('addRow', 2);
    expect(workbook.dump(here).marks).toEqual([{ kind: 'merge', area: { row: 2, column: 2, rows: 3, columns: 1 } }]);

    run('dropRow', 3);
    run('dropRow', 2);

    expect(workbook.dump(here).marks).toBeUndefined();
  });

  it('cannot be sorted, nor torn apart by a column that moves', async () => {
    const { workbook } = await hostWith(code);
    workbook.merge(here, 'B2:C3');

    expect(() => workbook.sort(here, 1, true)).toThrow('merged cells in its way');
    expect(() => workbook.moveColumn(here, 3, 1)).toThrow('merged cells in its way');
  });
});

describe('a table', () => {
  it('takes values, and refuses formats and checkboxes below its header', async () => {
    const { run, workbook } = await hostWith(code);
    workbook.toTable(here, 'A1:B5');
    run('put', 'A2', [['fine']]);
    run('bold', 'A2');
    run('format', 'A1:B1');

    expect(run('get', 'A2')).toEqual([['fine']]);
    for (const name of ['format', 'box'])
      expect(() => run(name, 'B3:C3')).toThrow('This operation is not allowed on cells in typed columns.');
  });

  it('lets a refused write throw with the next read, so that writes behind it are lost', async () => {
    const { run, workbook } = await hostWith(code);
    workbook.toTable(here, 'B1:B5');
    run('two'); // The header may have a format.
    workbook.toTable(here, 'A1:A5');

    expect(() => run('each')).toThrow('typed columns');
    expect(workbook.values(here)).toEqual([[1, '', 3]]);
  });

  it('refuses at once by a switch, and the script can go on', async () => {
    const { run, workbook, logs } = await hostWith(code, { switches: { refusedWrites: 'at-once' } });
    workbook.toTable(here, 'A1:A5');
    run('each');

    expect(logs()).toEqual(['This operation is not allowed on cells in typed columns.']);
    expect(workbook.values(here)).toEqual([['written']]);
  });
});

describe('a protected area', () => {
  const colleague = 'colleague@college.example.edu';
  const message = 'You are trying to edit a protected cell or object.';

  it('keeps others out, their scripts as well, and never the owner', async () => {
    const host = await hostWith(code);
    host.workbook.protect(here, 'A1:B2', {});
    host.run('put', 'A1', [['owner']]);
    host.setUser(colleague);

    expect(() => host.run('put', 'A1', [['colleague']])).toThrow(message);
    expect(() => host.run('format', 'B2:C3')).toThrow(message);
    expect(() => host.run('dropRow', 2)).toThrow(message);
    expect(() => host.workbook.edit(here, 'B2', 'typed')).toThrow(message);
    expect(() => host.workbook.paste(here, 'A1', [['pasted']])).toThrow(message);
    host.run('put', 'C3', [['elsewhere']]);
    expect(host.workbook.values(here)).toEqual([
      ['owner', '', ''],
      ['', '', ''],
      ['', '', 'elsewhere'],
    ]);
  });

  it('is open to its editors, and to everybody where it only warns', async () => {
    const host = await hostWith(code);
    host.workbook.protect(here, 'A1', { editors: [colleague] });
    host.workbook.protect(here, 'B1', { warningOnly: true });
    host.setUser(colleague);
    host.run('put', 'A1:B1', [[1, 2]]);

    expect(host.workbook.values(here)).toEqual([[1, 2]]);
  });

  it('may be a whole sheet: no new rows, no deletion, no sort', async () => {
    const host = await hostWith(code);
    host.workbook.protect(here, undefined, {});
    host.setUser(colleague);

    for (const [name, argument] of [['addRow', 1000] as const, ['dropColumn', 26] as const, ['dropTab', 0] as const])
      expect(() => host.run(name, argument)).toThrow(message);
    expect(() => host.workbook.sort(here, 1, true)).toThrow(message);
    expect(() => host.workbook.deleteSheet(here)).toThrow(message);
  });

  it('moves with its rows', async () => {
    const host = await hostWith(code);
    host.workbook.protect(here, 'A1', {});
    host.workbook.insertRows(here, 0, 1);
    host.setUser(colleague);
    host.run('put', 'A1', [['free']]);

    expect(() => host.run('put', 'A2', [['refused']])).toThrow(message);
  });
});

it('a named range stands for its cells in formulas, wherever they move', async () => {
  const { run, workbook } = await hostWith(code);
  run('put', 'A1:B2', [
    [1, '=SUM(Fees)*2'],
    [2, '="Fees"'],
  ]);
  workbook.nameRange(here, 'A1:A2', 'Fees');
  workbook.insertRows(here, 0, 3);

  expect(workbook.values(here, 'B4:B5')).toEqual([[6], ['Fees']]);
  expect(() => workbook.nameRange(here, 'A1', 'A1')).toThrow('isn’t a valid name for a range');
});

it('a conditional format moves with its cells and is copied with its tab', async () => {
  const { workbook } = await hostWith(code);
  workbook.highlight(here, 'C1:C9', 'failed');
  workbook.insertColumns(here, 1, 1);
  const copy = workbook.duplicateTab(here);

  const mark = { kind: 'condition', area: { row: 1, column: 4, rows: 9, columns: 1 }, text: 'text contains "failed"' };
  expect([workbook.dump(here).marks, workbook.dump(copy).marks]).toEqual([[mark], [mark]]);
});
