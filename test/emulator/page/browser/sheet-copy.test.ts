import { describe, expect, it } from 'vitest';
import { cellAt, editedText, emptyCopy, takeOver, textsOf } from '../../../../emulator/page/browser/sheet-copy.ts';
import type { SheetView } from '../../../../emulator/page/protocol.ts';

function viewOf(cells: SheetView['cells'], area?: SheetView['area']): SheetView {
  const frame = {
    rows: 9,
    columns: 9,
    frozenRows: 0,
    frozenColumns: 0,
    columnWidths: {},
    hiddenRows: [],
    hiddenColumns: [],
    marks: [],
    charts: [],
    choices: [],
    checkboxes: [],
  };
  return { id: 1, area, ...frame, looks: [{ align: 'left' }], cells };
}

describe("the browser's copy of a sheet", () => {
  it('names only the cells that differ, and those that are empty now', () => {
    const first = viewOf([
      [1, 1, 'a', 0],
      [2, 1, 'b', 0],
      [3, 1, 'c', 0],
    ]);
    const copy = emptyCopy(first);
    expect(takeOver(copy, first)).toHaveLength(3);
    const changed = takeOver(
      copy,
      viewOf([
        [1, 1, 'a', 0],
        [2, 1, 'B', 0],
      ]),
    );
    expect(changed.map(({ row, cell }) => [row, cell?.display])).toEqual([
      [3, undefined],
      [2, 'B'],
    ]);
  });

  it('leaves alone what is outside the area that was told', () => {
    const copy = emptyCopy(viewOf([]));
    takeOver(
      copy,
      viewOf([
        [1, 1, 'a', 0],
        [2, 1, 'b', 0],
      ]),
    );
    takeOver(copy, viewOf([], { row: 2, column: 1, rows: 1, columns: 1 }));
    expect(textsOf(copy, { row: 1, column: 1, rows: 2, columns: 2 })).toEqual([
      ['a', ''],
      ['', ''],
    ]);
  });

  it('edits the formula where there is one', () => {
    const copy = emptyCopy(viewOf([]));
    takeOver(copy, viewOf([[1, 1, '30', 0, { edited: '=A2' }]]));
    expect(editedText(cellAt(copy, 1, 1))).toBe('=A2');
    expect(editedText(cellAt(copy, 5, 5))).toBe('');
  });
});
