import { describe, expect, it } from 'vitest';
import { areaName, columnName } from '../../../emulator/page/a1.ts';

describe('names of cells', () => {
  it('counts columns with letters', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('names a single cell without a colon', () => {
    expect(areaName({ row: 3, column: 2, rows: 1, columns: 1 })).toBe('B3');
    expect(areaName({ row: 3, column: 2, rows: 2, columns: 3 })).toBe('B3:D4');
  });
});
