import { describe, expect, it } from 'vitest';
import { evaluate, hostWith } from './host-with.ts';

describe('Range', () => {
  it('refuses rows and columns that do not fit', async () => {
    const host = await hostWith(`function put(values) { sheet().getRange('A1:B2').setValues(values); }`);

    expect(() => host.run('put', [[1, 2]])).toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(() => host.run('put', [[1], [2]])).toThrow('The number of columns in the data does not match');
    expect(() => host.run('put', [1, 2])).toThrow(
      "The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
  });

  it.each([
    ['sheet().getRange(0, 1)', 'The starting row of the range is too small.'],
    ['sheet().getRange(1, 0)', 'The starting column of the range is too small.'],
    ['sheet().getRange(1, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ['sheet().getRange(1, 1, 1, 0)', 'The number of columns in the range must be at least 1.'],
    ['sheet().getRange(1001, 1)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['sheet().getRange(1, 27)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ["sheet().getRange('nonsense')", 'Range not found'],
    [
      "sheet().getRange('A1').setNumberFormat(null)",
      "The parameters (null) don't match the method signature for SpreadsheetApp.Range.setNumberFormat.",
    ],
  ])('%s fails', async (expression, message) => {
    await expect(evaluate(expression)).rejects.toThrow(message);
  });

  it('tells its place', async () => {
    const place = await evaluate(`(() => {
      const range = sheet().getRange('C2:D5');
      return [range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns(), range.getLastRow(), range.getLastColumn(),
        range.getA1Notation(), range.getSheet().getName()];
    })()`);

    expect(place).toEqual([2, 3, 4, 2, 5, 4, 'C2:D5', 'Sheet1']);
  });

  it('reads an empty cell as an empty text', async () => {
    expect(
      await evaluate(`[sheet().getRange('A1').getValue(), sheet().getRange('A1').getDisplayValue(), sheet().getRange('A1').isBlank()]`),
    ).toEqual(['', '', true]);
  });

  it('keeps notes, and drops them for null', async () => {
    const notes = await evaluate(`(() => {
      const range = sheet().getRange('A1:B1');
      range.setNotes([['one', 25]]);
      const before = range.getNotes();
      range.setNote(null);
      return [before, range.getNotes()];
    })()`);

    expect(notes).toEqual([[['one', '25.0']], [['', '']]]);
  });

  it('keeps formats as they are, except a trailing ;@', async () => {
    const formats = await evaluate(
      `[sheet().getRange('A1').getNumberFormat(), sheet().getRange('A1').setNumberFormat('0.0;@').getNumberFormat(), sheet().getRange('A1').setNumberFormat('general').getNumberFormat()]`,
    );

    expect(formats).toEqual(['0.###############', '0.0', '0.###############']);
  });

  it('fills formulas in R1C1 notation', async () => {
    const formulas = await evaluate(`(() => {
      sheet().getRange('B1:B2').setFormulaR1C1('=R[0]C[-1]*2');
      return [sheet().getRange('B1:B2').getFormulas(), sheet().getRange('B1:B2').getFormulasR1C1()];
    })()`);

    expect(formulas).toEqual([
      [['=A1*2'], ['=A2*2']],
      [['=R[0]C[-1]*2'], ['=R[0]C[-1]*2']],
    ]);
  });

  it('loses contents, formats and looks to clear, and only contents to clearContent', async () => {
    const after = await evaluate(`(() => {
      const cell = sheet().getRange('A1');
      cell.setNumberFormat('0.0').setValue(5).clearContent();
      const kept = [cell.getValue(), cell.getNumberFormat()];
      cell.clear();
      return [kept, cell.getNumberFormat()];
    })()`);

    expect(after).toEqual([['', '0.0'], '0.###############']);
  });
});

describe('validation', () => {
  const code = `
    function list(strict) {
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['create', 'drop'], true).setAllowInvalid(!strict).setHelpText('Choose.').build();
      sheet().getRange('F1').setDataValidation(rule);
    }
    function put(value) { sheet().getRange('F1').setValue(value); SpreadsheetApp.flush(); return sheet().getRange('F1').getValue(); }
    function rule() {
      const rule = sheet().getRange('F1').getDataValidation();
      return rule && [String(rule.getCriteriaType()), rule.getCriteriaValues(), rule.getAllowInvalid(), rule.getHelpText()];
    }
    function boxes() { return sheet().getRange('F1').insertCheckboxes().getValue(); }
    function checkboxRule() {
      sheet().getRange('G1').setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
      return sheet().getRange('G1').getValue();
    }`;

  it('refuses a script that breaks a strict rule', async () => {
    const host = await hostWith(code);
    host.run('list', true);

    expect(() => host.run('put', 'nonsense')).toThrow(
      'The data you entered in cell F1 violates the data validation rules set on this cell.',
    );
    expect(host.run('put', 'drop')).toBe('drop');
    expect(host.run('put', '')).toBe('');
  });

  it('stores anything where the rule only warns', async () => {
    const host = await hostWith(code);
    host.run('list', false);

    expect(host.run('put', 'nonsense')).toBe('nonsense');
  });

  it('can be read back; without a rule there is null', async () => {
    const host = await hostWith(code);
    expect(host.run('rule')).toBe(null);

    host.run('list', true);

    expect(host.run('rule')).toEqual(['VALUE_IN_LIST', [['create', 'drop'], true], false, 'Choose.']);
  });

  it('inserted checkboxes write FALSE, a checkbox rule only by a switch', async () => {
    const host = await hostWith(code);
    expect(host.run('boxes')).toBe(false);
    expect(host.run('checkboxRule')).toBe('');

    host.setSwitches({ checkboxWritesFalse: true });

    expect(host.run('checkboxRule')).toBe(false);
  });
});
