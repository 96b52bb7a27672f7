import { describe, expect, it } from 'vitest';
import { hostWith } from '../host-with.ts';

const code = `
  function fill() { sheet().getRange('A1:B1').setValues([[5, '=A1+1']]); sheet().getRange('A1').setNote('n'); }
  function other() { const tab = file().insertSheet('Other'); tab.getRange('A1').setValue('=Sheet1!A1*2'); return tab.getSheetId(); }
  function tabs(count) { for (let index = 0; index < count; index++) file().insertSheet(); }
  function named(length) { file().insertSheet('x'.repeat(length)); }
  function ids() { return file().getSheets().map((tab) => tab.getSheetId()); }`;

describe('a duplicated tab', () => {
  it('has all the cells and another id, stands right of its original and is active', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill');
    run('other');
    const name = workbook.duplicateTab('Sheet1');

    expect(workbook.sheets().map((sheet) => sheet.name)).toEqual(['Sheet1', 'Copy of Sheet1', 'Other']);
    expect(workbook.dump(name).cells).toEqual(workbook.dump('Sheet1').cells);
    expect(new Set(run('ids') as number[]).size).toBe(3);
    expect(workbook.sheets().find(({ id }) => id === workbook.active().sheet)?.name).toBe(name);
    workbook.edit(name, 'A1', '7');
    expect([workbook.values(name), workbook.values('Sheet1')]).toEqual([[[7, 8]], [[5, 6]]]);
  });

  it('leaves protections behind, and gets a free name', async () => {
    const { workbook } = await hostWith(code);
    workbook.protect('Sheet1', undefined, {});
    workbook.duplicateTab('Sheet1');

    expect(workbook.duplicateTab('Sheet1')).toBe('Copy of Sheet1 2');
    expect(workbook.dump('Copy of Sheet1').marks).toBeUndefined();
  });
});

describe('a tab', () => {
  it('that gets another name is followed by formulas', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill');
    run('other');
    workbook.renameSheet('Sheet1', 'My courses');

    expect([workbook.formulas('Other'), workbook.values('Other')]).toEqual([[["='My courses'!A1*2"]], [[10]]]);
  });

  it('that is deleted leaves broken references behind', async () => {
    const { run, workbook } = await hostWith(code);
    run('fill');
    run('other');
    workbook.deleteSheet('Sheet1');

    expect(workbook.values('Other')).toEqual([['#REF!']]);
    expect(() => workbook.deleteSheet('Other')).toThrow("You can't remove all the sheets in a document.");
  });

  it('has a name of at most 100 characters that no other tab has', async () => {
    const { run, workbook } = await hostWith(code);
    run('named', 100);

    expect(() => run('named', 100)).toThrow('already exists');
    expect(() => run('named', 101)).toThrow('at most 100 characters');
    expect(() => workbook.renameSheet('Sheet1', 'x'.repeat(100))).toThrow('already exists');
    expect(() => workbook.renameSheet('Sheet1', 'x'.repeat(101))).toThrow('at most 100 characters');
  });

  it('is one of at most 200', async () => {
    const { run, workbook } = await hostWith(code);
    run('tabs', 199);

    expect(() => run('tabs', 1)).toThrow('limit of 200 sheets');
    expect(() => workbook.duplicateTab('Sheet1')).toThrow('limit of 200 sheets');
  });
});
