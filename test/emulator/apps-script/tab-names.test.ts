// Formulas between tabs of any name: the engine behind them must not depend on what a tab is called.
import { describe, expect, it } from 'vitest';
import type { Host } from '../../../emulator/host.ts';
import { hostWith } from './host-with.ts';

const code = `
  function make(name) { file().insertSheet(name).getRange('A1').setValue(40); }
  function put(values) { sheet().getRange(1, 1, values.length, values[0].length).setValues(values); }
  function get(a1) { return sheet().getRange(a1).getValues(); }
  function formula(a1) { return sheet().getRange(a1).getFormula(); }
  function viaR1C1() { const cell = sheet().getRange('B2'); cell.setFormulaR1C1(sheet().getRange('B1').getFormulasR1C1()[0][0]); return cell.getFormula(); }`;

const NAMES = [
  ['36 characters', 'Applicants (catalog.example.edu) 123'],
  ['100 characters', 'x'.repeat(100)],
  ['a quote', "It's"],
  ['quotes at both ends', "'quoted'"],
  ['double quotes', 'The "big" one'],
  ['an exclamation mark', 'Done! Or not'],
  ['only an exclamation mark', '!'],
  ['an emoji', '🎓 Courses'],
  ['brackets', '[2026] Courses {new} (all)'],
  ['signs that files can’t have', 'a/b\\c?d*e:f'],
  ['a cell', 'A1'],
  ['a cell in R1C1 notation', 'R1C1'],
  ['the row and column of R1C1 notation', 'RC'],
  ['a whole column', 'A:A'],
  ['a number', '2026'],
  ['a truth value', 'TRUE'],
  ['other letters', 'Überblick'],
  ['letters without case', '課程'],
  ['the name of a helper', '~helpers'],
  ['a name that looks internal', '~0'],
  ['a blank at each end', ' Courses '],
  ['a comma and a semicolon', 'a,b;c'],
] as const;

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

async function withTab(name: string): Promise<Host> {
  const host = await hostWith(code);
  host.run('make', name);
  host.run('put', [[2, `=${quoted(name)}!A1+A1`]]);
  return host;
}

describe('formulas between tabs', () => {
  it.each(NAMES)('compute if a tab is called %s', async (_what, name) => {
    const host = await withTab(name);

    expect(host.run('get', 'B1')).toEqual([[42]]);
    expect(host.run('formula', 'B1')).toBe(`=${quoted(name)}!A1+A1`);
  });

  it.each(NAMES)('on a tab called %s compute and show', async (_what, name) => {
    const host = await hostWith(code);
    host.workbook.renameSheet('Sheet1', name);
    host.run('put', [[2, '=A1*21', `=${quoted(name)}!A1&"!"`]]);

    expect(host.run('get', 'B1:C1')).toEqual([[42, '2!']]);
    expect(host.workbook.dump(name).cells.map(({ display }) => display)).toEqual(['2', '42', '2!']);
  });

  it.each(NAMES)('follow when the tab is renamed to %s and back', async (_what, name) => {
    const host = await withTab('Other');

    host.workbook.renameSheet('Other', name);
    expect(host.run('get', 'B1')).toEqual([[42]]);

    host.workbook.renameSheet(name, 'Other');
    expect([host.run('get', 'B1'), host.run('formula', 'B1')]).toEqual([[[42]], '=Other!A1+A1']);
  });

  it.each(NAMES)('keep their meaning in R1C1 notation if the tab is called %s', async (_what, name) => {
    const host = await withTab('Other');
    host.workbook.renameSheet('Other', name);
    host.run('put', [
      [2, host.run('formula', 'B1')],
      [3, ''],
    ]);

    const copied = String(host.run('viaR1C1'));

    expect(copied).toMatch(/!A2\+A2$/);
    expect(host.run('get', 'B2')).toEqual([[3]]);
  });

  it('tell two tabs apart whose names differ only by case', async () => {
    const host = await hostWith(code);
    for (const name of ['Courses', 'courses']) host.run('make', name);
    host.workbook.edit('courses', 'A1', '7');
    host.run('put', [['=Courses!A1', '=courses!A1', "='COURSES'!A1"]]);

    expect(host.run('get', 'A1:C1')).toEqual([[40, 7, 40]]);
  });

  it('find a tab in any case, and follow when it is renamed', async () => {
    const host = await hostWith(code);
    host.run('make', 'Courses');
    host.run('put', [['=cOURSES!A1']]);
    expect(host.run('get', 'A1')).toEqual([[40]]);

    host.workbook.renameSheet('Courses', 'Programs');
    host.workbook.insertRows('Programs', 0, 1);

    expect([host.run('get', 'A1'), host.run('formula', 'A1')]).toEqual([[[40]], '=Programs!A2']);
  });

  it('show #REF! when the tab is not there, whatever it is called', async () => {
    const host = await hostWith(code);
    const names = ['Nowhere', 'x'.repeat(120), '~0', '~helpers', 'tab1', "It's", '[a]'];
    host.run('put', [names.map((name) => `=${quoted(name)}!A1`)]);

    expect(host.run('get', `A1:G1`)).toEqual([names.map(() => '#REF!')]);
  });

  it('show the names of the workbook when a formula shows a formula', async () => {
    const host = await hostWith(code);
    host.run('make', "Summer '26 listings of catalog.example.edu");
    host.run('put', [["='Summer ''26 listings of catalog.example.edu'!A1", '=FORMULATEXT(A1)']]);

    expect(host.run('get', 'A1:B1')).toEqual([[40, "='Summer ''26 listings of catalog.example.edu'!A1"]]);
  });

  it('in texts keep what looks like a reference', async () => {
    const host = await hostWith(code);
    host.run('make', 'Other');
    host.run('put', [['="Other!A1"&Other!A1', `="'Other'!A1"`]]);

    expect(host.run('get', 'A1:B1')).toEqual([['Other!A140', "'Other'!A1"]]);
  });
});
