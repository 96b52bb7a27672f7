import { describe, expect, it } from 'vitest';
import { evaluate, hostWith } from './host-with.ts';

describe('Sheet', () => {
  it('starts with 1,000 rows and 26 columns, and with the id 0', async () => {
    expect(await evaluate('[sheet().getMaxRows(), sheet().getMaxColumns(), sheet().getSheetId(), sheet().getLastRow()]')).toEqual([
      1000, 26, 0, 0,
    ]);
  });

  it('ends where its content ends', async () => {
    expect(
      await evaluate(`(sheet().getRange('C7').setValue('x'), sheet().getRange('Z9').setNote('a note is no content'),
        [sheet().getLastRow(), sheet().getLastColumn(), sheet().getDataRange().getA1Notation()])`),
    ).toEqual([7, 3, 'A1:C7']);
  });

  it('new rows take over the format of the row before them', async () => {
    const result = await evaluate(`(() => {
      sheet().getRange('A1:A2').setNumberFormat('@').setValues([['1'], ['2']]);
      sheet().insertRowsAfter(1, 2);
      return [sheet().getMaxRows(), sheet().getRange('A1:A4').getValues(), sheet().getRange('A2').getNumberFormat()];
    })()`);

    expect(result).toEqual([1002, [['1'], [''], [''], ['2']], '@']);
  });

  it('rows that were just inserted can be written at once', async () => {
    expect(await evaluate(`(sheet().insertRowsAfter(1000, 5), sheet().getRange(1005, 1).setValue(7).getValue())`)).toBe(7);
  });

  it('widths and frozen lines wait their turn among the other writes', async () => {
    const host = await hostWith(`function dress() {
      sheet().insertColumnsAfter(1, 1);
      sheet().setColumnWidths(3, 1, 240);
      sheet().insertColumnsBefore(1, 1);
      sheet().setFrozenRows(2);
      sheet().deleteRows(4, 997);
    }`);
    host.run('dress');
    const { columnWidths, frozenRows, rows } = host.workbook.dump('Sheet1', { row: 1, column: 1, rows: 1, columns: 1 });

    expect({ columnWidths, frozenRows, rows }).toEqual({ columnWidths: { 4: 240 }, frozenRows: 2, rows: 3 });
  });

  it('widths and frozen rows that wait are lost with a killed run, by a switch', async () => {
    const host = await hostWith(
      `function dress() { const tab = sheet(); tab.setColumnWidths(1, 2, 240); tab.setFrozenRows(1); tab.getName(); }`,
      { switches: { unflushedWrites: 'lost' } },
    );
    host.killAt(5);
    expect(() => host.run('dress')).toThrow('killed');
    const { columnWidths, frozenRows } = host.workbook.dump('Sheet1', { row: 1, column: 1, rows: 1, columns: 1 });

    expect({ columnWidths, frozenRows }).toEqual({ columnWidths: {}, frozenRows: 0 });
  });

  it('formulas follow inserted and deleted rows', async () => {
    const host = await hostWith(`
      function start() { sheet().getRange('A5').setValue(5); sheet().getRange('B1').setFormula('=A5+1'); }
      function change() { sheet().insertRowsAfter(2, 3); sheet().deleteRows(2, 1); return [sheet().getRange('B1').getFormula(), sheet().getRange('B1').getValue()]; }
    `);
    host.run('start');

    expect(host.run('change')).toEqual(['=A7+1', 6]);
  });

  it('notes and rules move with their column', async () => {
    const result = await evaluate(`(() => {
      sheet().getRange('B1').setNote('mine').setValue('B');
      sheet().insertColumnsAfter(1, 1);
      sheet().deleteColumns(1, 1);
      return [sheet().getMaxColumns(), sheet().getRange('B1').getNote(), sheet().getRange('B1').getValue()];
    })()`);

    expect(result).toEqual([26, 'mine', 'B']);
  });

  it('cannot lose all rows', async () => {
    await expect(evaluate('sheet().deleteRows(1, 1000)')).rejects.toThrow("You can't delete all the rows on the sheet.");
  });

  it('grows to 10 million cells and 18,278 columns, no further', async () => {
    await expect(evaluate('sheet().insertRowsAfter(1000, 400000)')).rejects.toThrow('10000000 cells');
    await expect(evaluate('sheet().insertColumnsAfter(26, 18253)')).rejects.toThrow('18278 columns');
  });
});

describe('Spreadsheet', () => {
  it('gives every sheet an id that is not its position', async () => {
    const ids = (await evaluate(`[file().insertSheet('A').getSheetId(), file().insertSheet('B', 0).getSheetId()]`)) as number[];

    expect(new Set([0, ...ids]).size).toBe(3);
    expect(Math.min(...ids)).toBeGreaterThan(10);
  });

  it('makes a new sheet the active one', async () => {
    expect(await evaluate(`(file().insertSheet('New'), file().getActiveSheet().getName())`)).toBe('New');
  });

  it('finds sheets by name and id, or answers null', async () => {
    expect(
      await evaluate(
        `[file().getSheetByName('Sheet1').getSheetId(), file().getSheetByName('No'), file().getSheetById(0).getName(), file().getSheetById(9)]`,
      ),
    ).toEqual([0, null, 'Sheet1', null]);
  });

  it('refuses a name that is taken', async () => {
    await expect(evaluate(`file().insertSheet('Sheet1')`)).rejects.toThrow('A sheet with the name "Sheet1" already exists.');
  });

  it('keeps at least one sheet, and one that is visible', async () => {
    await expect(evaluate('file().deleteSheet(sheet())')).rejects.toThrow("You can't remove all the sheets in a document.");
    await expect(evaluate('sheet().hideSheet()')).rejects.toThrow('hide all the sheets');
  });

  it('leaves a column and a row that can be scrolled', async () => {
    await expect(evaluate('sheet().setFrozenColumns(26)')).rejects.toThrow("You can't freeze all visible columns on the sheet.");
    await expect(evaluate('(sheet().deleteColumns(3, 24), sheet().setFrozenColumns(2))')).rejects.toThrow('freeze all visible columns');
    await expect(evaluate('(sheet().hideColumns(2, 25), SpreadsheetApp.flush(), sheet().setFrozenColumns(1))')).rejects.toThrow(
      'freeze all visible columns',
    );
    await expect(evaluate('sheet().setFrozenRows(1000)')).rejects.toThrow("You can't freeze all visible rows on the sheet.");
    await expect(evaluate('(sheet().setFrozenColumns(25), sheet().setFrozenRows(0))')).resolves.toBeDefined();
  });

  it('has a zone of its own, beside that of the script', async () => {
    expect(await evaluate('[file().getSpreadsheetTimeZone(), Session.getScriptTimeZone()]', { timeZone: 'Europe/Berlin' })).toEqual([
      'Europe/Berlin',
      'Etc/GMT',
    ]);
  });
});

it('rows inserted before another take over the format of that one', async () => {
  const formats = await evaluate(`(() => {
    sheet().getRange('A1').setNumberFormat('0.0');
    sheet().getRange('A2').setNumberFormat('@');
    sheet().insertRowsBefore(2, 1);
    return sheet().getRange('A1:A3').getNumberFormats();
  })()`);

  expect(formats).toEqual([['0.0'], ['@'], ['@']]);
});
