import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function list(values) { sheet().getRange(1, 1, values.length, values[0].length).setValues(values); }
  function rule() {
    sheet().getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a']).setAllowInvalid(false).build());
  }`;

describe('the person', () => {
  it('types values, dates and formulas', async () => {
    const { workbook } = await hostWith(code, { timeZone: 'Etc/UTC' });
    workbook.edit('Sheet1', 'A1', '5');
    workbook.edit('Sheet1', 'B1', '1/2/2024');
    workbook.edit('Sheet1', 'C1', '=A1*2');

    expect(workbook.values('Sheet1')).toEqual([[5, new Date('2024-01-02T00:00:00Z'), 10]]);
    expect(workbook.display('Sheet1')).toEqual([['5', '1/2/2024', '10']]);
    expect(workbook.formulas('Sheet1', 'C1')).toEqual([['=A1*2']]);
    workbook.edit('Sheet1', 'A1', '');
    expect(workbook.values('Sheet1', 'A1')).toEqual([['']]);
  });

  it('is refused by a strict rule when typing, not when pasting', async () => {
    const host = await hostWith(code);
    host.run('rule');

    expect(() => host.workbook.edit('Sheet1', 'A1', 'b')).toThrow('The data you entered in cell A1 violates the data validation rules');
    host.workbook.paste('Sheet1', 'A1', [['b', '2']]);
    expect(host.workbook.values('Sheet1')).toEqual([['b', 2]]);
  });

  it('sorts whole rows below the frozen ones', async () => {
    const host = await hostWith(`${code}
      function dress() { sheet().setFrozenRows(1); sheet().getRange('B2').setNote('of three').setNumberFormat('0.0'); sheet().getRange('C2').setFormula('=A2*10'); }`);
    host.run('list', [
      ['n', 'text'],
      [3, 'three'],
      ['', 'blank'],
      [1, 'one'],
    ]);
    host.run('dress');
    host.workbook.sort('Sheet1', 1, true);

    expect(host.workbook.values('Sheet1')).toEqual([
      ['n', 'text', ''],
      [1, 'one', ''],
      [3, 'three', 30],
      ['', 'blank', ''],
    ]);
    expect(host.workbook.notes('Sheet1', 'B3')).toEqual([['of three']]);
    expect(host.workbook.formats('Sheet1', 'B3')).toEqual([['0.0']]);
    expect(host.workbook.formulas('Sheet1', 'C3')).toEqual([['=A3*10']]);
  });

  it('moves a column, and formulas follow', async () => {
    const host = await hostWith(code);
    host.run('list', [['a', 'b', 'c', '=B1&"!"']]);
    host.workbook.moveColumn('Sheet1', 2, 4);

    expect(host.workbook.values('Sheet1')).toEqual([['a', 'c', 'b', 'b!']]);
    expect(host.workbook.formulas('Sheet1', 'D1')).toEqual([['=C1&"!"']]);
    host.workbook.moveColumn('Sheet1', 3, 1);
    expect(host.workbook.values('Sheet1')).toEqual([['b', 'a', 'c', 'b!']]);
  });

  it('renames and hides, and the dump tells', async () => {
    const host = await hostWith(code);
    host.run('list', [['a', '=1+1']]);
    host.workbook.renameSheet('Sheet1', 'Mine');
    host.workbook.hideRows('Mine', 5, 2);

    expect(host.workbook.dump('Mine')).toMatchObject({
      name: 'Mine',
      hiddenRows: [5, 6],
      cells: [
        { row: 1, column: 1, value: 'a', display: 'a' },
        { row: 1, column: 2, value: 2, display: '2', formula: '=1+1' },
      ],
    });
    expect(host.workbook.dump()).toHaveLength(1);
  });

  it('sees rules as areas in the dump', async () => {
    const host = await hostWith(`function it() {
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a']).setHelpText('h').build();
      sheet().getRange('B2:C9').setDataValidation(rule);
    }`);
    host.run('it');

    expect(host.workbook.dump('Sheet1').validations).toEqual([
      { area: { row: 2, column: 2, rows: 8, columns: 2 }, type: 'list', values: ['a'], strict: false, help: 'h' },
    ]);
  });

  it('selects, and the script knows', async () => {
    const host = await hostWith(
      'function it() { const range = SpreadsheetApp.getActiveRange(); return [file().getActiveSheet().getName(), range.getA1Notation()]; } function add() { file().insertSheet("Two"); }',
    );
    host.run('add');
    host.workbook.select('Sheet1', 'C4');

    expect(host.run('it')).toEqual(['Sheet1', 'C4']);
    expect(host.workbook.active()).toEqual({ sheet: 0, row: 4, column: 3 });
  });

  it('selects several areas, and so does a script', async () => {
    const host = await hostWith(
      `function it() { return file().getActiveRangeList().getRanges().map((range) => range.getA1Notation()).concat(SpreadsheetApp.getActiveRange().getA1Notation()); }
      function select() { sheet().getRangeList(['B2:B3', 'R5C4']).activate(); }`,
    );
    host.workbook.select('Sheet1', 'A1:B2,D4');
    expect(host.run('it')).toEqual(['A1:B2', 'D4', 'D4']);
    expect(host.workbook.active()).toEqual({ sheet: 0, row: 4, column: 4 });

    host.run('select');

    expect(host.workbook.selected()).toEqual([
      { row: 2, column: 2, rows: 2, columns: 1 },
      { row: 5, column: 4, rows: 1, columns: 1 },
    ]);
    host.workbook.select('Sheet1', 'C4');
    expect(host.run('it')).toEqual(['C4', 'C4']);
  });

  it('learns what changed since the last look', async () => {
    const host = await hostWith(code);
    host.changes();
    host.run('list', [[1, 2]]);

    expect(host.changes()).toEqual({ sheets: false, areas: [{ sheet: 0, row: 1, column: 1, rows: 1, columns: 2 }] });
    host.workbook.insertRows('Sheet1', 1, 1);
    expect(host.changes().sheets).toBe(true);
    expect(host.changes()).toEqual({ sheets: false, areas: [] });
  });
});

describe('onEdit', () => {
  const listening = `function onEdit(e) {
    console.log(JSON.stringify([e.range.getA1Notation(), e.value, e.oldValue, e.authMode, e.source.getName().length > 0]));
  }
  function write() { sheet().getRange('A1').setValue('script'); }`;

  it('hears of one typed cell with its value and the old one', async () => {
    const { workbook, logs } = await hostWith(listening);
    workbook.edit('Sheet1', 'B2', '5');
    workbook.edit('Sheet1', 'B2', '');

    expect(logs()).toEqual(['["B2","5",null,"LIMITED",true]', '["B2",null,"5","LIMITED",true]']);
  });

  it('hears of a paste without values, and of no script at all', async () => {
    const host = await hostWith(listening);
    host.run('write');
    host.workbook.paste('Sheet1', 'A1', [['1', '2']]);

    expect(host.logs()).toEqual(['["A1:B1",null,null,"LIMITED",true]']);
  });

  it('fails into the log only', async () => {
    const { workbook, logs } = await hostWith('function onEdit() { throw new Error("broken"); }');
    workbook.edit('Sheet1', 'A1', '5');

    expect(workbook.values('Sheet1')).toEqual([[5]]);
    expect(logs()[0]).toContain('broken');
  });
});

describe('onEdit while it still runs', () => {
  it('lets two more edits wait, and drops the others without a word', async () => {
    const host = await hostWith(`function onEdit(e) { console.log(e.value); sheet().getName(); }`);
    host.at(2, () => {
      for (const text of ['second', 'third', 'fourth', 'fifth']) host.workbook.edit('Sheet1', 'A1', text);
    });
    host.workbook.edit('Sheet1', 'A1', 'first');

    expect(host.logs()).toEqual(['first', 'second', 'third']);
    expect(host.workbook.values('Sheet1')).toEqual([['fifth']]);
    host.workbook.edit('Sheet1', 'A1', 'sixth');
    expect(host.logs()).toHaveLength(4);
  });
});

describe('onSelectionChange', () => {
  it('hears of one selection in two seconds, and drops the quicker ones', async () => {
    const host = await hostWith('function onSelectionChange(e) { console.log(e.range.getA1Notation() + e.authMode); }');
    const select = (a1: string, later: number): void => {
      host.setClock(Date.UTC(2026, 0, 2, 12) + later);
      host.workbook.select('Sheet1', a1);
    };
    select('A1', 0);
    select('B2', 1_000);
    select('C3:D4', 3_000);

    expect(host.logs()).toEqual(['A1LIMITED', 'C3:D4LIMITED']);
  });
});
