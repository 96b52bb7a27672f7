import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function put(values) { sheet().getRange(1, 1, values.length, values[0].length).setValues(values); }
  function get(a1) { return sheet().getRange(a1).getValues(); }`;

describe('formulas', () => {
  it.each([
    ['=1/3', 1 / 3],
    ['=123456789.123456789*1000', 123456789123.45679],
    ['="a"&"b"', 'ab'],
    ['=1=1', true],
    ['=1/0', '#DIV/0!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=A1', '#REF!'],
    ['=1+', '#ERROR!'],
    ['=Nowhere!A1', '#REF!'],
  ])('%s shows %j', async (formula, value) => {
    const host = await hostWith(code);
    host.run('put', [[formula]]);

    expect(host.run('get', 'A1')).toEqual([[value]]);
  });

  it('see later changes, other tabs, and texts as texts', async () => {
    const host = await hostWith(`${code}
      function other() { file().insertSheet("It's").getRange('A1').setNumberFormat('@').setValue('007'); }`);
    host.run('other');
    host.run('put', [[1, '=SUM(A:A)', "='It''s'!A1"]]);
    expect(host.run('get', 'B1:C1')).toEqual([[1, '007']]);

    host.workbook.edit('Sheet1', 'A2', '41');

    expect(host.run('get', 'B1:C1')).toEqual([[42, '007']]);
  });

  it('that give an empty text are not blank', async () => {
    const host = await hostWith(`${code} function blank() { return [sheet().getRange('A1').isBlank(), sheet().getLastRow()]; }`);
    host.run('put', [['=""']]);

    expect(host.run('get', 'A1')).toEqual([['']]);
    expect(host.run('blank')).toEqual([false, 1]);
  });

  it('are replaced by a value that is written over them', async () => {
    const host = await hostWith(`${code} function formula() { return sheet().getRange('A1').getFormula(); }`);
    host.run('put', [['=1+1']]);
    host.run('put', [[5]]);

    expect([host.run('get', 'A1'), host.run('formula')]).toEqual([[[5]], '']);
  });

  it.each(['en_US', 'de_DE'])(
    'take semicolons between arguments with the locale %s, and leave those of texts and lists',
    async (locale) => {
      const host = await hostWith(code, { locale });
      host.run('put', [['=IF(1=1;"a;b";2)', '=SUM({1;2};3)', '=IFERROR(SUM(Nowhere!A1:A2;1);"none")']]);

      expect(host.run('get', 'A1:C1')).toEqual([['a;b', 6, 'none']]);
    },
  );
});
