import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const write = `
  function put(value, format) {
    const cell = sheet().getRange('A1');
    if (format) cell.setNumberFormat(format);
    cell.setValue(value);
    return [cell.getValue(), cell.getNumberFormat(), cell.getFormula()];
  }`;
const PLAIN = '0.###############';

describe('a text written into a cell', () => {
  it.each([
    ['123', 123, PLAIN],
    ['1.5', 1.5, PLAIN],
    ['-5', -5, PLAIN],
    ['1e3', 1000, '0.00E+00'],
    ['001', 1, PLAIN],
    ['true', true, PLAIN],
    ['FALSE', false, PLAIN],
    ['50%', 0.5, '0%'],
    ['1,000', 1000, '#,##0'],
    ['$5', 5, '"$"#,##0.00'],
    ['+5', '+5', PLAIN],
    ['-', '-', PLAIN],
    ['-abc', '-abc', PLAIN],
    ['@abc', '@abc', PLAIN],
    ["'001", '001', PLAIN],
    ["'=1+1", '=1+1', PLAIN],
    ['1.2.3', '1.2.3', PLAIN],
    ['hello 5', 'hello 5', PLAIN],
    ['', '', PLAIN],
    [null, '', PLAIN],
    [undefined, '', PLAIN],
    ['2024-01-02T10:30:00Z', '2024-01-02T10:30:00Z', PLAIN],
  ])('%j becomes %j', async (given, value, format) => {
    const host = await hostWith(write);

    expect(host.run('put', given)).toEqual([value, format, '']);
  });

  it('becomes a date with a format of the locale', async () => {
    const american = await hostWith(write, { timeZone: 'Etc/UTC' });
    const german = await hostWith(write, { timeZone: 'Etc/UTC', locale: 'de_DE' });

    expect(american.run('put', '1/2/2024')).toEqual([new Date('2024-01-02T00:00:00Z'), 'm/d/yyyy', '']);
    expect(american.run('put', '2024-01-02')).toEqual([new Date('2024-01-02T00:00:00Z'), 'm/d/yyyy', '']);
    expect(german.run('put', '1.2.2024')).toEqual([new Date('2024-02-01T00:00:00Z'), 'dd.mm.yyyy', '']);
  });

  it.each([
    ['de_DE', '1,5', 1.5],
    ['de_DE', '1.234,5', 1234.5],
    ['de_DE', '1,000', 1],
    ['de_DE', 'wahr', true],
    ['fr_FR', '1 234,5', 1234.5],
    ['fr_FR', '1.5', '1.5'],
    ['en_US', '1,5', '1,5'],
  ])('is read by the locale: %s %s', async (locale, given, value) => {
    const host = await hostWith(write, { locale });

    expect(host.run('put', given)).toEqual([value, expect.anything(), '']);
  });

  it('stays a text in a cell with the text format', async () => {
    const host = await hostWith(write);

    for (const text of ['001', '1/2/2024', 'TRUE', '-5', '12345678901234567890'])
      expect(host.run('put', text, '@')).toEqual([text, '@', '']);
  });

  it('with an equals sign is a formula, in a text cell by a switch', async () => {
    const host = await hostWith(write);
    expect(host.run('put', '=1+1')).toEqual([2, PLAIN, '=1+1']);
    expect(host.run('put', '=1+1', '@')).toEqual(['=1+1', '@', '']);

    host.setSwitches({ equalsInTextCell: 'formula' });

    expect(host.run('put', '=1+1', '@')).toEqual([2, '@', '=1+1']);
  });

  it('keeps its apostrophe in a text cell by a switch', async () => {
    const host = await hostWith(write);
    expect(host.run('put', "'001", '@')).toEqual(['001', '@', '']);

    host.setSwitches({ apostropheInTextCell: 'kept' });

    expect(host.run('put', "'001", '@')).toEqual(["'001", '@', '']);
  });

  it('can hold 50,000 characters and not one more', async () => {
    const host = await hostWith(`function put(length) { sheet().getRange('A1').setValue('x'.repeat(length)); }`);
    host.run('put', 50_000);

    expect(() => host.run('put', 50_001)).toThrow('Your input contains more than the maximum of 50000 characters in a single cell.');
  });
});

describe('a Date written into a cell', () => {
  it('becomes a serial number in the zone of the spreadsheet', async () => {
    const host = await hostWith(
      `function it() {
        const cell = sheet().getRange('A1');
        cell.setValue(new Date('2024-07-01T10:30:00Z'));
        const format = cell.getNumberFormat();
        cell.setNumberFormat('0.0000');
        return [format, cell.getValue()];
      }`,
      { timeZone: 'Europe/Berlin' },
    );

    expect(host.run('it')).toEqual(['m/d/yyyy', 45474 + 12.5 / 24]);
  });

  it('reads back as the same instant', async () => {
    const host = await hostWith(`function it(date) { return sheet().getRange('A1').setValue(date).getValue(); }`, {
      timeZone: 'Asia/Kolkata',
    });
    const date = new Date('2024-02-29T23:59:59Z');

    expect(host.run('it', date)).toEqual(date);
  });

  it('means another instant when the spreadsheet changes its zone', async () => {
    const host = await hostWith(
      `function put(date) { sheet().getRange('A1').setValue(date); } function get() { return sheet().getRange('A1').getValue(); }`,
      {
        timeZone: 'Europe/Berlin',
      },
    );
    host.run('put', new Date('2024-01-02T10:00:00Z'));
    host.workbook.setTimeZone('Etc/UTC');

    expect(host.run('get')).toEqual(new Date('2024-01-02T11:00:00Z'));
  });
});

it('a plain number reads back as a Date where the format shows a time', async () => {
  const host = await hostWith(
    `function it() { return sheet().getRange('A1').setNumberFormat('yyyy-mm-dd hh:mm').setValue(45293.4375).getValue(); }`,
    { timeZone: 'Etc/UTC' },
  );

  expect(host.run('it')).toEqual(new Date('2024-01-02T10:30:00Z'));
});

it.each([
  ['en_US', '12 Jan 2024'],
  ['de_DE', '12 Dez 2024'],
  ['en_US', '1/2/2024 10:30 PM'],
  ['en_US', '9 am'],
  ['pt_BR', 'R$ 5'],
])('words of dates and amounts count by the locale: %s %s', async (locale, text) => {
  const host = await hostWith(write, { locale });
  const [value] = host.run('put', text) as unknown[];

  expect(typeof value).not.toBe('string');
});
