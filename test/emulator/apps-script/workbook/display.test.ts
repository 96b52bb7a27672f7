import { describe, expect, it } from 'vitest';
import { displayOf } from '../../../../emulator/apps-script/workbook/display.ts';

describe('what a cell shows', () => {
  it.each([
    [1234.5, undefined, 'en_US', '1234.5'],
    [1234.5, undefined, 'de_DE', '1234,5'],
    [0.1 + 0.2, undefined, 'en_US', '0.3'],
    [123456789012345, undefined, 'en_US', '123456789012345'],
    [1e15, undefined, 'en_US', '1E+15'],
    [true, undefined, 'en_US', 'TRUE'],
    [true, undefined, 'de_DE', 'WAHR'],
    [undefined, '0.00', 'en_US', ''],
    ['007', '@', 'en_US', '007'],
    [7, '@', 'en_US', '7'],
    [1234.5, '#,##0.00', 'de_DE', '1.234,50'],
    [45293.4375, 'yyyy-mm-dd hh:mm', 'en_US', '2024-01-02 10:30'],
    [1, 'yyyy-mm-dd', 'en_US', '1899-12-31'],
    [0.5, '0%', 'en_US', '50%'],
  ])('%j in %s (%s) is %s', (value, format, locale, shown) => {
    expect(displayOf(value, format, locale)).toBe(shown);
  });
});
