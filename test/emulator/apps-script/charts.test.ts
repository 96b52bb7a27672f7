import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function fill() {
    sheet().getRange('A1:C3').setValues([['Month', 'Net', 'Sold'], ['Oct', 10, 1], ['Nov', 20, '']]);
    sheet().getRange('B2:B3').setNumberFormat('0.00');
  }
  function build() {
    return sheet().newChart().setChartType(Charts.ChartType.COLUMN).setNumHeaders(1).addRange(sheet().getRange('A1:A3'))
      .addRange(sheet().getRange('B1:C3')).setPosition(2, 5, 10, 0).setOption('title', 'Sales').setOption('width', 300).build();
  }
  function draw() { fill(); sheet().insertChart(build()); }
  function ranges() { return sheet().getCharts().map((chart) => chart.getRanges().map((range) => range.getSheet().getName() + '!' + range.getA1Notation())); }
  function ids() { return [build().getChartId(), ...sheet().getCharts().map((chart) => chart.getChartId() > 0)]; }
  function retitle() { sheet().updateChart(sheet().getCharts()[0].modify().setOption('title', 'New').build()); }
  function remove() { sheet().removeChart(sheet().getCharts()[0]); }`;

describe('charts', () => {
  it('show the columns of their ranges side by side: labels, then a series for each', async () => {
    const host = await hostWith(code);
    host.run('draw');
    expect(host.workbook.dump('Sheet1').charts).toEqual([
      {
        id: expect.any(Number),
        type: 'COLUMN',
        title: 'Sales',
        ...{ row: 2, column: 5, x: 10, y: 0, width: 300, height: 371 },
        labels: ['Oct', 'Nov'],
        series: [
          { name: 'Net', values: [10, 20], texts: ['10.00', '20.00'] },
          { name: 'Sold', values: [1, null], texts: ['1', ''] },
        ],
      },
    ]);
  });

  it('are not drawn before they are inserted, and have no ID until then', async () => {
    const host = await hostWith(code);
    host.run('build');
    expect(host.workbook.dump('Sheet1').charts).toBeUndefined();
    host.run('draw');
    expect(host.run('ids')).toEqual([null, true]);
  });

  it('follow their cells, show new values, and change only when they are updated or removed', async () => {
    const host = await hostWith(code);
    host.run('draw');
    host.workbook.insertRows('Sheet1', 1, 1);
    host.workbook.insertColumns('Sheet1', 0, 1);
    host.workbook.renameSheet('Sheet1', 'Sales');
    host.workbook.edit('Sales', 'C3', '15');
    expect(host.run('ranges')).toEqual([['Sales!B1:B4', 'Sales!C1:D4']]);
    expect(host.workbook.dump('Sales').charts?.[0]).toMatchObject({ row: 3, column: 6, series: [{ values: [null, 15, 20] }, {}] });
    host.run('retitle');
    expect(host.workbook.dump('Sales').charts?.map(({ title }) => title)).toEqual(['New']);
    host.run('remove');
    expect(host.workbook.dump('Sales').charts).toBeUndefined();
    host.workbook.undo();
    expect(host.workbook.dump('Sales').charts?.map(({ title }) => title)).toEqual(['New']);
  });

  it('come along in a duplicated tab, in a copy, and in a saved file, each over its own cells', async () => {
    const host = await hostWith(code);
    host.run('draw');
    const copy = host.workbook.duplicateTab('Sheet1');
    host.workbook.edit(copy, 'B2', '99');
    expect(host.workbook.dump(copy).charts?.[0]?.series[0]?.values).toEqual([99, 20]);
    expect(host.workbook.dump('Sheet1').charts?.[0]?.series[0]?.values).toEqual([10, 20]);
    const other = host.workbook.copyFile();
    expect(other.workbook.dump('Sheet1').charts).toEqual(host.workbook.dump('Sheet1').charts);
    await other.close();
    const saved = await hostWith(code, { saved: host.save() });
    expect(saved.workbook.dump('Sheet1').charts).toEqual(host.workbook.dump('Sheet1').charts);
  });
});
