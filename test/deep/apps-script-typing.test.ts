// What a cell shows can be typed again, in every locale.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostWith } from '../emulator/apps-script/host-with.ts';

const locales = ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'es_ES', 'pt_BR', 'ja_JP', 'sv_SE'];

describe.each(locales)('in %s', (locale) => {
  it('a number that is shown means the same number when it is typed', async () => {
    const { workbook, run } = await hostWith(
      'function put(value) { sheet().getRange("A1").setValue(value); } function clear() { sheet().getRange("A1:A2").clear(); }',
      { locale },
    );
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 5 }), (digits, decimals) => {
        const value = digits / 10 ** decimals;
        run('clear');
        run('put', value);
        workbook.edit('Sheet1', 'A2', workbook.display('Sheet1', 'A1')[0]?.[0] ?? '');
        expect(workbook.values('Sheet1', 'A2')).toEqual([[value]]);
      }),
      { numRuns: 200 },
    );
  });

  it('a day that is shown means the same day when it is typed', async () => {
    const { workbook, run } = await hostWith(
      'function put(time) { sheet().getRange("A1").setValue(new Date(time)); } function clear() { sheet().getRange("A1:A2").clear(); }',
      { locale, timeZone: 'Etc/UTC' },
    );
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 60_000 }), (days) => {
        const date = new Date(Date.UTC(1900, 0, 1) + days * 86_400_000);
        run('clear');
        run('put', date.getTime());
        workbook.edit('Sheet1', 'A2', workbook.display('Sheet1', 'A1')[0]?.[0] ?? '');
        expect(workbook.values('Sheet1', 'A2')).toEqual([[date]]);
      }),
      { numRuns: 200 },
    );
  });
});
