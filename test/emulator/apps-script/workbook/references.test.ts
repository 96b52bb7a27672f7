import { describe, expect, it } from 'vitest';
import { fromR1C1, toR1C1 } from '../../../../emulator/apps-script/workbook/r1c1.ts';
import { followMoves, referencesOf, translateFormula } from '../../../../emulator/apps-script/workbook/references.ts';

describe('references in formulas', () => {
  it('are found outside of quoted texts and function names', () => {
    const found = referencesOf('=SUM(A1:$B$2)&"C3"&LOG10(D4)&\'My Tab\'!E5&Other!F:F');

    expect(found.map(({ sheet, first }) => [sheet, first.row, first.column])).toEqual([
      [undefined, 1, 1],
      [undefined, 4, 4],
      ['My Tab', 5, 5],
      ['Other', 0, 6],
    ]);
  });

  it('follow inserted rows', () => {
    const down = (row: number) => (row > 2 ? row + 3 : row);

    expect(followMoves('=A2+A3+SUM(A1:A4)', true, { sheet: 'Tab', axis: 'row', mapping: down })).toBe('=A2+A6+SUM(A1:A7)');
  });

  it('become #REF! when their cell is deleted, and ranges shrink', () => {
    const gone = (row: number) => (row === 2 ? undefined : row > 2 ? row - 1 : row);

    expect(followMoves('=A2+SUM(A1:A3)+SUM(A2:A2)', true, { sheet: 'Tab', axis: 'row', mapping: gone })).toBe(
      '=#REF!+SUM(A1:A2)+SUM(#REF!)',
    );
  });

  it('to another tab stay as they are', () => {
    expect(followMoves('=A5+Tab!A5', false, { sheet: 'Tab', axis: 'row', mapping: (row) => row + 1 })).toBe('=A5+Tab!A6');
  });

  it('move along when a formula is copied, except fixed ones', () => {
    expect(translateFormula('=A1+$A$1+A$1', 2, 1)).toBe('=B3+$A$1+B$1');
    expect(translateFormula('=A1', -1, 0)).toBe('=#REF!');
  });
});

describe('R1C1 notation', () => {
  it('always has brackets around relative places', () => {
    expect(toR1C1('=B2*$C$1+SUM(A:A)', 2, 3)).toBe('=R[0]C[-1]*R1C3+SUM(C[-2]:C[-2])');
  });

  it('leads back to the same formula', () => {
    for (const formula of ['=B2*$C$1', "='My Tab'!A1+1", '=IF(A1="R1C1",B$2,$C3)', '=SUM(A1:B9)']) {
      expect(fromR1C1(toR1C1(formula, 5, 7), 5, 7)).toBe(formula);
    }
  });
});
