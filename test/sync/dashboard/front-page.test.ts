import { describe, expect, it } from 'vitest';
import type { Area, Sheet } from '../../../src/platform/ports.ts';
import { DASHBOARD_SHEET } from '../../../src/sync/dashboard/data-sheet.ts';
import { showDecimals } from '../../../src/sync/dashboard/front-page.ts';

interface Shown {
  formula: string;
  format: string;
}

/** A sheet with these cells and a currency in D3. Returns the formats that were set, by the place of their first cell. */
function formatsSet(cells: readonly (readonly Shown[])[], currency: string): [area: Area, format: string][] {
  const set: [Area, string][] = [];
  const sheet = {
    size: () => ({ rows: cells.length, columns: cells[0]?.length ?? 0 }),
    values: ({ row, column }: Area) => [[row === 3 && column === 4 ? currency : '']],
    formats: () => cells.map((line) => line.map(({ format }) => format)),
    formulas: () => cells.map((line) => line.map(({ formula }) => formula)),
    format: (area: Area, format: string) => set.push([area, format]),
  };
  showDecimals(sheet as unknown as Sheet, '=Dashboard!$D$3');
  return set;
}

const amount = (column: string, row: number, format = '#,##0.00'): Shown => ({
  formula: `='${DASHBOARD_SHEET}'!$${column}$${row}`,
  format,
});
const other = (formula: string, format = '#,##0.00'): Shown => ({ formula, format });

describe('the decimals of amounts on the dashboard', () => {
  it('follow the currency, in one call for cells below each other', () => {
    const cells = [
      [amount('I', 20), other('')],
      [amount('I', 21), amount('L', 52)],
      [amount('I', 22), amount('L', 53)],
    ];
    expect(formatsSet(cells, 'JPY')).toEqual([
      [{ row: 1, column: 1, rows: 3, columns: 1 }, '#,##0'],
      [{ row: 2, column: 2, rows: 2, columns: 1 }, '#,##0'],
    ]);
    expect(formatsSet(cells, 'KWD').map(([, format]) => format)).toEqual(['#,##0.000', '#,##0.000']);
    expect(formatsSet(cells, 'USD')).toEqual([]);
  });

  it('leave counts, other formulas, and formats that a user has chosen', () => {
    const settings = `=IF('${DASHBOARD_SHEET}'!$I$12="";"";'${DASHBOARD_SHEET}'!$J$20)`;
    const cells = [[amount('I', 20, '0.0')], [other(settings)], [other('=B7*2')], [amount('M', 40)], [amount('I', 2)]];
    expect(formatsSet(cells, 'JPY')).toEqual([]);
  });
});
