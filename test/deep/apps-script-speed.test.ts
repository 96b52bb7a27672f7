// How fast the emulated workbook is. Printed, not judged: machines differ.
import { expect, it } from 'vitest';
import { hostWith } from '../emulator/apps-script/host-with.ts';

const ROWS = 100_000;

it('writes, reads, sorts, copies and takes back 100,000 rows of 20 columns', async () => {
  const host = await hostWith(`
    function fill(rows) {
      const values = [];
      for (let row = 0; row < rows; row++) {
        const cells = [];
        for (let column = 0; column < 20; column++) cells.push(column % 3 === 0 ? row * column : column % 3 === 1 ? 'text ' + row : row % 2 === 0);
        values.push(cells);
      }
      sheet().insertRowsAfter(1000, rows);
      sheet().getRange(1, 1, rows, 20).setValues(values);
    }
    function read(rows) { return sheet().getRange(1, 1, rows, 20).getValues().length; }
    function formats(rows) { sheet().getRange(1, 2, rows, 1).setNumberFormats(Array.from({ length: rows }, () => ['@'])); }
    function formulas(rows) { sheet().getRange(1, 21, rows, 1).setFormulaR1C1('=R[0]C1*2+COUNTA(C2)'); return sheet().getRange(rows, 21).getValue(); }
  `);
  const { workbook } = host;
  const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);
  const before = megabytes();
  const lines: string[] = [];
  const timed = <T>(name: string, act: () => T): T => {
    const start = performance.now();
    const result = act();
    lines.push(`${name}: ${Math.round(performance.now() - start)} ms`);
    return result;
  };
  timed(`setValues of ${ROWS.toLocaleString('en')} rows`, () => host.run('fill', ROWS));
  const read = timed('getValues of the same', () => host.run('read', ROWS));
  timed('setNumberFormats of a column', () => host.run('formats', ROWS));
  timed('formulas in 2,000 rows', () => host.run('formulas', 2_000));
  timed('a person types', () => workbook.edit('Sheet1', 'A5', '7'));
  timed('a person sorts', () => workbook.sort('Sheet1', 4, false));
  timed('undo', () => workbook.undo());
  const copy = timed('a copy of the file', () => workbook.copyFile());
  timed('a copy of the tab', () => workbook.duplicateTab('Sheet1'));
  lines.push(`memory: ${before} MB before, ${megabytes()} MB after, file, copies and history included`);
  console.log(lines.join('\n'));

  expect(read).toBe(ROWS);
  expect(copy.workbook.values('Sheet1', 'A5')).toEqual([[7]]);
});
