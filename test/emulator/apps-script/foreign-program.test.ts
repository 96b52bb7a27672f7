import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

/** sheetquery 1.5.2 from the npm registry: a query builder for Google Sheets, written by others, as it is published. */
function withSheetQuery(functions: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: "export { sheetQuery } from 'sheetquery';", resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sheets',
    target: 'es2019',
  });
  return `${outputFiles[0]?.text}\n${functions}`;
}

const COURSES = [
  ['Id', 'Title', 'Price'],
  ['1', 'Botany', '49.50'],
  ['2', 'Algebra', '120'],
  ['3', 'Zoology', '0'],
];

describe('a program for Apps Script that others wrote (sheetquery)', () => {
  it('reads rows by a condition', async () => {
    const host = await hostWith(
      withSheetQuery(`function dear() {
        return JSON.stringify(sheets.sheetQuery().from('Sheet1').where((row) => row.Price > 40).getRows().map((row) => row.Title));
      }`),
    );
    host.workbook.paste('Sheet1', 'A1', COURSES);
    expect(JSON.parse(String(host.run('dear')))).toEqual(['Botany', 'Algebra']);
  });

  it('changes the rows that it finds, and leaves the others', async () => {
    const host = await hostWith(
      withSheetQuery(`function raise() {
        sheets.sheetQuery().from('Sheet1').where((row) => row.Title === 'Algebra').updateRows((row) => { row.Price = row.Price + 5; });
      }`),
    );
    host.workbook.paste('Sheet1', 'A1', COURSES);
    host.run('raise');
    expect(host.workbook.values('Sheet1', 'C2:C4')).toEqual([[49.5], [125], [0]]);
  });

  it('asks for cells in its own way, and gets the same as any other', async () => {
    const host = await hostWith(
      'function both() { return JSON.stringify([sheet().getSheetValues(1, 1, 2, 2), sheet().getRange(1, 1, 2, 2).getValues()]); }',
    );
    host.workbook.paste('Sheet1', 'A1', COURSES);
    const [own, other] = JSON.parse(String(host.run('both')));
    expect(own).toEqual(other);
  });

  it('stops by name at what the host does not model', async () => {
    const host = await hostWith(withSheetQuery("function draw() { sheets.sheetQuery().from('Sheet1').getSheet().getDrawings(); }"));
    host.workbook.paste('Sheet1', 'A1', COURSES);
    expect(() => host.run('draw')).toThrow('Sheet.getDrawings isn’t supported');
  });
});
