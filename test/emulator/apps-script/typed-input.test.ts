// What a person types, what the cell then holds, and what it shows: by hand for eight locales. The clock stands in 2031.
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../emulator/host.ts';
import { hostWith } from './host-with.ts';

type Line = [typed: string, held: CellValue, shown: string];

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
/** A time of day alone is a moment of the day on which serial numbers begin. */
const time = (text: string): Date => new Date(`1899-12-30T${text}Z`);

async function expectTyped(locale: string, lines: Line[]): Promise<void> {
  const { workbook } = await hostWith('', { locale, timeZone: 'Etc/UTC', clock: Date.UTC(2031, 4, 6) });
  const got = lines.map(([typed], index): Line => {
    const cell = `A${index + 1}`;
    workbook.edit('Sheet1', cell, typed);
    return [typed, workbook.values('Sheet1', cell)[0]?.[0] ?? '', workbook.display('Sheet1', cell)[0]?.[0] ?? ''];
  });
  expect(got).toEqual(lines);
}

describe('typing', () => {
  it('in the United States: point, comma, dollars, month before day', () =>
    expectTyped('en_US', [
      ['1234.5', 1234.5, '1234.5'],
      ['1,234.5', 1234.5, '1,234.50'],
      ['1,234', 1234, '1,234'],
      ['1,5', '1,5', '1,5'],
      ['1.234,5', '1.234,5', '1.234,5'],
      ['12.5%', 0.125, '12.50%'],
      ['50 %', 0.5, '50%'],
      ['$5', 5, '$5.00'],
      ['€5', 5, '€5.00'],
      ['12/31/2024', day('2024-12-31'), '12/31/2024'],
      ['31/12/2024', '31/12/2024', '31/12/2024'],
      ['2024-12-31', day('2024-12-31'), '2024-12-31'],
      ['3/4', day('2031-03-04'), '3/4'],
      ['4 Mar', day('2031-03-04'), '4 Mar'],
      ['10:30', time('10:30:00'), '10:30'],
      ['10:30 PM', time('22:30:00'), '10:30 PM'],
      ['10:30:15', time('10:30:15'), '10:30:15'],
      ['true', true, 'TRUE'],
      ['Yes', 'Yes', 'Yes'],
    ]));

  it('in Great Britain: pounds, day before month', () =>
    expectTyped('en_GB', [
      ['1,234.5', 1234.5, '1,234.50'],
      ['12.5%', 0.125, '12.50%'],
      ['£5', 5, '£5.00'],
      ['31/12/2024', day('2024-12-31'), '31/12/2024'],
      ['12/31/2024', '12/31/2024', '12/31/2024'],
      ['3/4', day('2031-04-03'), '03/04'],
      ['31 Dec 2024', day('2024-12-31'), '31 Dec 2024'],
      ['22:30', time('22:30:00'), '22:30'],
      ['FALSE', false, 'FALSE'],
    ]));

  it('in Germany: comma, points between thousands and in dates, euros behind', () =>
    expectTyped('de_DE', [
      ['1234,5', 1234.5, '1234,5'],
      ['1.234,5', 1234.5, '1.234,50'],
      ['1.234', 1234, '1.234'],
      ['1,234.5', '1,234.5', '1,234.5'],
      ['12,5%', 0.125, '12,50%'],
      ['5 €', 5, '5,00 €'],
      ['31.12.2024', day('2024-12-31'), '31.12.2024'],
      ['2024-12-31', day('2024-12-31'), '2024-12-31'],
      ['1.5', day('2031-05-01'), '01.05'],
      ['22:30', time('22:30:00'), '22:30'],
      ['wahr', true, 'WAHR'],
      ['FALSCH', false, 'FALSCH'],
    ]));

  it('in France: comma, spaces of any kind between thousands, euros behind', () =>
    expectTyped('fr_FR', [
      ['1234,5', 1234.5, '1234,5'],
      ['1 234,5', 1234.5, '1\u202f234,50'],
      ['1\u00a0234,5', 1234.5, '1\u202f234,50'],
      ['1\u202f234,5', 1234.5, '1\u202f234,50'],
      ['1.5', '1.5', '1.5'],
      ['50 %', 0.5, '50%'],
      ['5 €', 5, '5,00 €'],
      ['31/12/2024', day('2024-12-31'), '31/12/2024'],
      ['3/4', day('2031-04-03'), '03/04'],
      ['22:30', time('22:30:00'), '22:30'],
      ['vrai', true, 'VRAI'],
    ]));

  it('in Spain: comma, points between thousands, euros behind', () =>
    expectTyped('es_ES', [
      ['1234,5', 1234.5, '1234,5'],
      ['1.234,5', 1234.5, '1.234,50'],
      ['12,5%', 0.125, '12,50%'],
      ['5 €', 5, '5,00 €'],
      ['31/12/2024', day('2024-12-31'), '31/12/2024'],
      ['22:30', time('22:30:00'), '22:30'],
      ['verdadero', true, 'VERDADERO'],
    ]));

  it('in Brazil: comma, points between thousands, reais in front', () =>
    expectTyped('pt_BR', [
      ['1234,5', 1234.5, '1234,5'],
      ['1.234,5', 1234.5, '1.234,50'],
      ['12,5%', 0.125, '12,50%'],
      ['R$ 5', 5, 'R$ 5,00'],
      ['31/12/2024', day('2024-12-31'), '31/12/2024'],
      ['22:30', time('22:30:00'), '22:30'],
      ['verdadeiro', true, 'VERDADEIRO'],
    ]));

  it('in Japan: point, yen in front, the year first', () =>
    expectTyped('ja_JP', [
      ['1,234.5', 1234.5, '1,234.50'],
      ['12.5%', 0.125, '12.50%'],
      ['¥5', 5, '¥5'],
      ['2024/12/31', day('2024-12-31'), '2024/12/31'],
      ['31/12/2024', '31/12/2024', '31/12/2024'],
      ['3/4', day('2031-03-04'), '03/04'],
      ['22:30', time('22:30:00'), '22:30'],
      ['TRUE', true, 'TRUE'],
    ]));

  it('in Sweden: comma, spaces between thousands, kronor behind, the year first', () =>
    expectTyped('sv_SE', [
      ['1234,5', 1234.5, '1234,5'],
      ['1 234,5', 1234.5, '1\u00a0234,50'],
      ['12,5%', 0.125, '12,50%'],
      ['5 kr', 5, '5,00 kr'],
      ['2024-12-31', day('2024-12-31'), '2024-12-31'],
      ['31 dec 2024', day('2024-12-31'), '31 dec 2024'],
      ['22:30', time('22:30:00'), '22:30'],
      ['sant', true, 'SANT'],
    ]));

  it('long texts and texts with letters of no date stay texts, everywhere', async () => {
    for (const locale of ['en_US', 'de_DE', 'fr_FR', 'ja_JP']) {
      await expectTyped(locale, [
        ['ACC 101', 'ACC 101', 'ACC 101'],
        ['1.2.3.4', '1.2.3.4', '1.2.3.4'],
        ['12 of 20', '12 of 20', '12 of 20'],
        ['5-digit code', '5-digit code', '5-digit code'],
      ]);
    }
  });
});
