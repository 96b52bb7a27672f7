// How fast the emulated workbook is. Printed, not judged: machines differ.
import { expect, it } from 'vitest';
import { hostWith } from '../emulator/apps-script/host-with.ts';

it('writes and reads 100,000 rows of 20 columns', async () => {
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
    function formulas(rows) { sheet().getRange(1, 21, rows, 1).setFormulaR1C1('=R[0]C1*2+COUNTA(C2)'); return sheet().getRange(rows, 21).getValue(); }
  `);
  const timed = (name: string, rows: number): [unknown, string] => {
    const start = performance.now();
    const result = host.run(name, rows);
    return [result, `${name} ${rows.toLocaleString('en')} rows: ${Math.round(performance.now() - start)} ms`];
  };
  const [, written] = timed('fill', 100_000);
  const [read, reading] = timed('read', 100_000);
  const [, computing] = timed('formulas', 2_000);
  const memory = `${Math.round(process.memoryUsage().rss / 1e6)} MB in use`;
  console.log([written, reading, computing, memory].join('\n'));

  expect(read).toBe(100_000);
});
