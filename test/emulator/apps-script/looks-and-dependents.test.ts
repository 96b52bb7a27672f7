import { expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

it('colors texts and puts them to a side, and resets both', async () => {
  const host = await hostWith(`
    function look(color, side) { sheet().getRange('A1').setValue('x').setFontColor(color).setHorizontalAlignment(side); }`);
  host.run('look', '#3367B1', 'right');
  expect(host.workbook.dump('Sheet1').cells[0]).toMatchObject({ color: '#3367b1', align: 'right' });
  host.run('look', null, 'normal');
  const [cell] = host.workbook.dump('Sheet1').cells;
  expect([cell?.color, cell?.align]).toEqual([undefined, undefined]);
});

it('reports formulas as changed that look at a changed cell, in other tabs and through others', async () => {
  const host = await hostWith(`
    function fill() {
      file().insertSheet('One').getRange('B2').setValue('=Sheet1!A1');
      file().insertSheet('Two').getRange('C3').setValue('=One!B2');
      file().insertSheet('Three').getRange('D4').setValue('=1+1');
    }`);
  host.run('fill');
  host.changes();
  host.workbook.edit('Sheet1', 'A1', '5');
  const { areas } = host.changes();
  const ids = new Map(host.workbook.sheets().map(({ id, name }) => [id, name]));
  expect(areas.map(({ sheet, rows, columns }) => [ids.get(sheet), rows, columns])).toEqual([
    ['Sheet1', 1, 1],
    ['One', 2, 2],
    ['Two', 3, 3],
  ]);
});
