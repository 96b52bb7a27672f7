import { describe, expect, it } from 'vitest';
import { hostWith } from '../host-with.ts';

const code = `
  function fill(values) { sheet().getRange(1, 1, values.length, values[0].length).setValues(values); }
  function dress() {
    sheet().getRange('A1').setNote('a note').setNumberFormat('0.0').setFontWeight('bold');
    sheet().getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['1']).build());
  }
  function values() { return sheet().getRange('A1:C3').getValues(); }
  function onEdit(e) { console.log(e.range.getA1Notation() + ' ' + ('value' in e)); }`;

const here = 'Sheet1';

describe('cut and paste', () => {
  it('takes value, note, format, look and rule along, and leaves nothing', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', [[1]]);
    run('dress');
    workbook.cutPaste(here, 'A1', 'C3');

    const { cells, validations } = workbook.dump(here);
    expect(cells).toEqual([{ row: 3, column: 3, value: 1, display: '1.0', note: 'a note', format: '0.0', bold: true }]);
    expect(validations).toMatchObject([{ area: { row: 3, column: 3, rows: 1, columns: 1 } }]);
  });

  it('is followed by formulas that look at the cells, and changes none of those it moves', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', [[1, 2, '=A1+SUM(A1:A2)+SUM(A1:B2)']]);
    workbook.cutPaste(here, 'A1:A2', 'A5');
    expect(workbook.formulas(here, 'C1')).toEqual([['=A5+SUM(A5:A6)+SUM(A1:B2)']]);

    workbook.cutPaste(here, 'C1', 'D9');

    expect(workbook.formulas(here, 'D9')).toEqual([['=A5+SUM(A5:A6)+SUM(A1:B2)']]);
  });

  it('may overlap its own place', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', [[1], [2], [3]]);
    workbook.cutPaste(here, 'A1:A2', 'A2');

    expect(workbook.values(here)).toEqual([[''], [1], [2]]);
  });

  it('is an edit without values for onEdit', async () => {
    const { run, workbook, logs } = await hostWith(code);
    run('fill', [[1]]);
    workbook.cutPaste(here, 'A1', 'B2');

    expect(logs()).toEqual(['B2 false']);
  });
});

describe('copy and paste', () => {
  it('brings notes and formats, and formulas that are as far away as before', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', [[1, '=A1*2']]);
    run('dress');
    workbook.copyPaste(here, 'A1:B1', 'A3');

    expect(workbook.formulas(here, 'B3')).toEqual([['=A3*2']]);
    expect(workbook.notes(here, 'A1:A3')).toEqual([['a note'], [''], ['a note']]);
    expect(workbook.formats(here, 'A3')).toEqual([['0.0']]);
    expect(workbook.values(here, 'A1')).toEqual([[1]]);
  });

  it('leaves out rows that a filter hides', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', [['n'], [1], [2], [3]]);
    workbook.filter(here, 1, ['1', '3']);
    workbook.copyPaste(here, 'A1:A4', 'C1');

    expect(workbook.values(here, 'C1:C4')).toEqual([['n'], [1], [3], ['']]);
  });

  it('makes room where the grid ends', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', [[1], [2]]);
    workbook.copyPaste(here, 'A1:A2', 'Z1000');

    expect(workbook.values(here, 'Z1000:Z1001')).toEqual([[1], [2]]);
  });
});

it('a duplicated row stands below its original, whole', async () => {
  const { run, workbook } = await hostWith(code);
  run('fill', [
    [1, '=A1*2'],
    [5, '=A2*2'],
  ]);
  run('dress');
  workbook.duplicateRow(here, 1);

  expect(workbook.formulas(here)).toEqual([
    ['', '=A1*2'],
    ['', '=A2*2'],
    ['', '=A3*2'],
  ]);
  expect(workbook.values(here, 'A1:A3')).toEqual([[1], [1], [5]]);
  expect(workbook.notes(here, 'A2')).toEqual([['a note']]);
});

describe('a filter', () => {
  const orders = [
    ['state', 'total'],
    ['paid', 5],
    ['open', 6],
    ['paid', 7],
  ];

  it('hides rows from the person and from no script', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', orders);
    workbook.filter(here, 1, ['paid']);
    workbook.filter(here, 2, ['5']);

    expect(workbook.dump(here)).toMatchObject({ hiddenRows: [3, 4], filter: { shown: { 1: ['paid'], 2: ['5'] } } });
    expect(run('values')).toEqual([
      ['state', 'total', ''],
      ['paid', 5, ''],
      ['open', 6, ''],
    ]);
    workbook.clearFilter(here);
    expect(workbook.dump(here).hiddenRows).toEqual([]);
  });

  it('does not hide a row that is edited afterward, and keeps its rows when others come before them', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill', orders);
    workbook.filter(here, 1, ['paid']);
    workbook.edit(here, 'A2', 'open');
    workbook.insertRows(here, 1, 2);

    expect(workbook.dump(here).hiddenRows).toEqual([5]);
  });

  it('decides anew when the person sorts', async () => {
    const { run, workbook } = await hostWith(`${code} function freeze() { sheet().setFrozenRows(1); }`);
    run('fill', orders);
    run('freeze');
    workbook.filter(here, 1, ['paid']);
    workbook.sort(here, 1, true);

    expect(workbook.dump(here).hiddenRows).toEqual([2]);
  });
});

it('hidden rows come back', async () => {
  const { workbook } = await hostWith(code);
  workbook.hideRows(here, 3, 4);
  workbook.showRows(here, 4, 2);

  expect(workbook.dump(here).hiddenRows).toEqual([3, 6]);
});
