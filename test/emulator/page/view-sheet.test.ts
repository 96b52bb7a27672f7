import { describe, expect, it } from 'vitest';
import type { CellDump, SheetDump } from '../../../emulator/host.ts';
import { viewSheet } from '../../../emulator/page/view-sheet.ts';

function sheetWith(...cells: CellDump[]): SheetDump {
  return {
    id: 7,
    name: 'Orders',
    hidden: false,
    rows: 10,
    columns: 5,
    frozenRows: 1,
    frozenColumns: 0,
    columnWidths: {},
    hiddenRows: [],
    hiddenColumns: [],
    cells,
    validations: [],
  };
}

describe('a sheet as the browser gets it', () => {
  it('puts texts left, numbers and times right, yes and no in the middle', () => {
    const dump = sheetWith(
      { row: 1, column: 1, value: 'x', display: 'x' },
      { row: 1, column: 2, value: 5, display: '5' },
      { row: 1, column: 3, value: new Date(0), display: '1970-01-01' },
      { row: 1, column: 4, value: true, display: 'TRUE' },
    );
    const { cells, looks } = viewSheet(dump, 'en_US');
    expect(cells.map(([, , , look]) => looks[look]?.align)).toEqual(['left', 'right', 'right', 'center']);
  });

  it('shows what the host displays, and edits formulas, full numbers and what is shown otherwise', () => {
    const dump = sheetWith(
      { row: 1, column: 1, value: 30, display: '30.00', formula: '=SUM(A2:A3)' },
      { row: 1, column: 2, value: 1234.5678, display: '1,234.57' },
      { row: 1, column: 3, value: 0.05, display: '5%' },
      { row: 1, column: 4, value: '007', display: '007' },
    );
    const { cells } = viewSheet(dump, 'en_US');
    expect(cells.map(([, , display]) => display)).toEqual(['30.00', '1,234.57', '5%', '007']);
    expect(cells.map(([, , display, , more]) => more?.edited ?? display)).toEqual(['=SUM(A2:A3)', '1234.5678', '5%', '007']);
  });

  it('edits numbers with the decimal mark of the workbook', () => {
    const { cells } = viewSheet(sheetWith({ row: 1, column: 1, value: 1234.5, display: '1.234,50' }), 'de_DE');
    expect(cells[0]?.[4]?.edited).toBe('1234,5');
  });

  it('gives cells that look the same one look', () => {
    const bold = { value: 'x', display: 'x', bold: true, background: '#eeeeee' };
    const { looks, cells } = viewSheet(sheetWith({ row: 1, column: 1, ...bold }, { row: 1, column: 2, ...bold }), 'en_US');
    expect(looks).toHaveLength(1);
    expect(cells.map(([, , , look]) => look)).toEqual([0, 0]);
  });
});
