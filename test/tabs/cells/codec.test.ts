import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '../../../src/catalog/records/parse-record.ts';
import type { Field, Kind, Value } from '../../../src/catalog/resource.ts';
import type { Cell } from '../../../src/platform/ports.ts';
import {
  type CellContext,
  cellShows,
  cellShowsBase,
  couldBeDate,
  decodeCell,
  encodeCell,
  formatOf,
  MAX_CHARACTERS,
} from '../../../src/tabs/cells/codec.ts';

const berlin: CellContext = { zone: 'Europe/Berlin', guardsFormulas: false, dropsApostrophe: true };
const guarded: CellContext = { zone: 'America/New_York', guardsFormulas: true, dropsApostrophe: true };

function fieldOf(kind: Kind): Field {
  return { name: 'field', label: 'Field', kind, help: '' };
}

const decimals = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => String(Number(`${whole}.${String(cents).padStart(2, '0')}`)));

const values: [Kind, fc.Arbitrary<Value>][] = [
  ['id', fc.oneof(fc.integer({ min: 1, max: 2 ** 40 }), fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n }).map(String))],
  ['integer', fc.integer()],
  ['decimal', decimals],
  ['money', decimals],
  ['text', fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\r'))],
  ['choice', fc.constantFrom('OPEN', 'CLOSED', 'a new word')],
  ['boolean', fc.boolean()],
  [
    'set',
    fc
      .uniqueArray(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\r')),
        { minLength: 1 },
      )
      .map((items) => items.sort()),
  ],
  ['ids', fc.uniqueArray(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1 }).map((items) => items.sort((a, b) => a - b))],
  [
    'time',
    // Not the hours around a change of clocks, which a typed time cannot name.
    fc.integer({ min: 0, max: 20_000 }).map((day) => `${new Date(day * 86_400_000 + 43_200_000).toISOString().slice(0, 19)}Z`),
  ],
];

describe('cells and values', () => {
  for (const [kind, arbitrary] of values) {
    it(`a ${kind} that was written still shows, and means the same when read`, () => {
      fc.assert(
        fc.property(arbitrary, fc.constantFrom(berlin, guarded), (value, context) => {
          const field = fieldOf(kind);
          const cell = encodeCell(field, value, context);
          // A leading apostrophe is what the spreadsheet takes away.
          const read = typeof cell === 'string' ? cell.replace(/^'/, '') : cell;
          expect(cellShows(field, read, value, context)).toBe(true);
          const meaning = decodeCell(field, read, context, 'KWD');
          expect(meaning.ok && sameValue(field, meaning.value, value)).toBe(true);
        }),
      );
    });
  }

  it('null is an empty cell, and an empty cell is null or an empty list', () => {
    expect(encodeCell(fieldOf('integer'), null, berlin)).toBe('');
    expect(cellShows(fieldOf('text'), '', null, berlin)).toBe(true);
    expect(cellShows(fieldOf('text'), 'x', null, berlin)).toBe(false);
    expect(decodeCell(fieldOf('integer'), '', berlin)).toEqual({ ok: true, value: null });
    expect(decodeCell(fieldOf('set'), ' ', berlin)).toEqual({ ok: true, value: [] });
  });

  it('a list that was typed in another order still shows the same', () => {
    expect(cellShows(fieldOf('set'), 'b, a', ['a', 'b'], berlin)).toBe(true);
    expect(cellShows(fieldOf('set'), 'b', ['a', 'b'], berlin)).toBe(false);
    expect(cellShows(fieldOf('ids'), '30, 4', [4, 30], berlin)).toBe(true);
  });

  it('zero and FALSE are not empty', () => {
    expect(encodeCell(fieldOf('money'), '0', berlin)).toBe(0);
    expect(encodeCell(fieldOf('boolean'), false, berlin)).toBe(false);
  });

  it('texts that look like something else stay the texts they are', () => {
    for (const text of ['001', '1E5', '3-4', 'TRUE', '12345678901234567', '+1', '@x', '½', 'עברית']) {
      expect(decodeCell(fieldOf('text'), encodeCell(fieldOf('text'), text, berlin), berlin)).toEqual({ ok: true, value: text });
    }
  });

  it('texts that could become formulas get an apostrophe where the file needs it', () => {
    for (const text of ['=1+1', ' =1+1', '+1', '-1', '@x', '\tx']) expect(encodeCell(fieldOf('text'), text, guarded)).toBe(`'${text}`);
    expect(encodeCell(fieldOf('text'), '=1+1', berlin)).toBe('=1+1');
  });

  it('a text longer than a cell is shown cut and refused when edited', () => {
    const cell = String(encodeCell(fieldOf('text'), 'x'.repeat(MAX_CHARACTERS + 1), berlin));
    expect(cell).toHaveLength(MAX_CHARACTERS);
    expect(decodeCell(fieldOf('text'), cell, berlin)).toEqual({ ok: false, problem: 'too-long' });
  });

  it('a date cell counts to the second, whether it comes as a Date or as a serial', () => {
    const field = fieldOf('time');
    const value = '2026-07-01T07:00:00Z';
    expect(cellShows(field, new Date(value), value, berlin)).toBe(true);
    expect(cellShows(field, new Date(Date.parse(value) + 1000), value, berlin)).toBe(false);
    expect(decodeCell(field, new Date(value), berlin)).toEqual({ ok: true, value });
  });

  it('a time that clocks skip or show twice is asked about, and taken with its offset', () => {
    const field = fieldOf('time');
    expect(decodeCell(field, '2026-03-29 02:30', berlin)).toEqual({ ok: false, problem: 'time-skipped' });
    expect(decodeCell(field, '2026-10-25 02:30', berlin)).toEqual({ ok: false, problem: 'time-twice' });
    expect(decodeCell(field, '2026-10-25T02:30:00+01:00', berlin)).toEqual({ ok: true, value: '2026-10-25T01:30:00Z' });
  });

  it('what a cell cannot mean is refused by kind', () => {
    expect(decodeCell(fieldOf('integer'), 1.5, berlin)).toEqual({ ok: false, problem: 'not-whole' });
    expect(decodeCell(fieldOf('integer'), 'many', berlin)).toEqual({ ok: false, problem: 'not-a-number' });
    expect(decodeCell(fieldOf('money'), 1.005, berlin, 'USD')).toEqual({ ok: false, problem: 'too-many-decimals' });
    expect(decodeCell(fieldOf('money'), 1.5, berlin, 'JPY')).toEqual({ ok: false, problem: 'too-many-decimals' });
    expect(decodeCell(fieldOf('money'), 1.005, berlin, 'KWD')).toEqual({ ok: true, value: '1.005' });
    expect(decodeCell(fieldOf('boolean'), 'maybe', berlin)).toEqual({ ok: false, problem: 'not-yes-or-no' });
    expect(decodeCell(fieldOf('text'), new Date(0), berlin)).toEqual({ ok: false, problem: 'date-in-text' });
    expect(decodeCell(fieldOf('set'), '"open', berlin)).toEqual({ ok: false, problem: 'open-quote' });
  });

  it('binary noise of a sum is not an edit worth cents', () => {
    expect(decodeCell(fieldOf('money'), 0.1 + 0.2, berlin, 'USD')).toEqual({ ok: true, value: '0.3' });
  });

  it('a time that was written in another zone still shows its base, and no other value', () => {
    const field = fieldOf('time');
    const value = '2026-07-01T07:00:00Z';
    const moved = { ...berlin, baseZone: 'Asia/Tokyo' };
    const cell = encodeCell(field, value, { ...berlin, zone: 'Asia/Tokyo' });
    expect(cellShowsBase(field, cell, value, moved)).toBe(true);
    expect(cellShows(field, cell, value, moved)).toBe(false);
  });

  it.each([
    ['JPY', '#,##0'],
    ['kwd', '#,##0.000'],
    ['USD', '#,##0.00'],
    [undefined, '#,##0.00'],
  ])('money in %s is formatted as %s', (currency, format) => {
    expect(formatOf({ ...fieldOf('money'), currency: 'currency' }, { currency })).toBe(format);
  });
});

describe('a cell that was pasted back as it was displayed', () => {
  const of = (kind: Field['kind']): Field => ({ name: 'f', label: 'F', kind, help: '' });
  const context: CellContext = { zone: 'UTC', guardsFormulas: false, dropsApostrophe: false };
  const shows = (kind: Field['kind'], value: string, cell: Cell) => cellShowsBase(of(kind), cell, value, context);

  it.each<[Field['kind'], string, Cell, boolean]>([
    ['time', '2026-03-04T05:06:07Z', new Date('2026-03-04T05:06:00Z'), true],
    ['time', '2026-03-04T05:06:07Z', new Date('2026-03-04T05:06:30Z'), false],
    ['time', '2026-03-04T05:06:07Z', new Date('2026-03-04T05:07:00Z'), false],
    ['money', '12.3456', 12.35, true],
    ['money', '12.3456', 12.346, true],
    ['money', '59.5', 60, false],
    ['money', '59.5', 59.4, false],
    ['money', '12.345', 12.35, false],
    ['decimal', '2.125', 2.13, false],
    ['decimal', '2.123456789012', 2.123456789, true],
    ['decimal', '2.125', 2.12, false],
    ['decimal', '2', 3, false],
  ])('shows its %s base %s as %s: %s', (kind, value, cell, expected) => {
    expect(shows(kind, value, cell)).toBe(expected);
  });

  it('is current only with the exact value, so that a refresh puts it back', () => {
    expect(cellShows(of('money'), 12.35, '12.3456', context)).toBe(false);
  });
});

describe('a cell that no Catalog could mean', () => {
  const context: CellContext = { zone: 'America/New_York', guardsFormulas: false, dropsApostrophe: false };
  const fieldOf = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({ name: 'it', label: 'It', kind, help: '', ...more });

  it.each<[Field['kind'], Cell, string]>([
    ['time', new Date(Number.NaN), 'impossible-time'],
    ['time', 1e12, 'impossible-time'],
    ['time', -1, 'impossible-time'],
    ['time', '1969-12-31 12:00', 'impossible-time'],
    ['time', '2101-01-02T00:00:00Z', 'impossible-time'],
    ['integer', new Date(0), 'date-in-number'],
    ['money', new Date(0), 'date-in-number'],
  ])('of a %s is a problem: %s is %s', (kind, cell, problem) => {
    expect(decodeCell(fieldOf(kind), cell, context)).toEqual({ ok: false, problem });
  });

  it('is negative where Catalog takes nothing below 0', () => {
    expect(decodeCell(fieldOf('money', { min: 0 }), -1, context)).toEqual({ ok: false, problem: 'negative' });
    expect(decodeCell(fieldOf('money', { min: 0 }), '-0', context)).toEqual({ ok: true, value: '0' });
    expect(decodeCell(fieldOf('integer'), -1, context)).toEqual({ ok: true, value: -1 });
  });

  it('could be a date if it is far from its base and was typed as a number', () => {
    expect(couldBeDate(fieldOf('money'), 46154, '249')).toBe(true);
    expect(couldBeDate(fieldOf('integer'), 46085, null)).toBe(true);
    expect(couldBeDate(fieldOf('money'), 46154, '12000')).toBe(false);
    expect(couldBeDate(fieldOf('money'), '46154', '249')).toBe(false);
    expect(couldBeDate(fieldOf('id'), 46154, 3)).toBe(false);
    expect(couldBeDate(fieldOf('integer'), 20000, 3)).toBe(false);
  });

  it('is an address without what surrounds it', () => {
    const email = fieldOf('text', { address: true });
    for (const cell of ['ada@x.example\u200b', '\ufeffada@x.example', 'mailto:ada@x.example', 'Ada <ada@x.example>', ' ada@x.example. '])
      expect(decodeCell(email, cell, context)).toEqual({ ok: true, value: 'ada@x.example' });
  });
});
