import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, writeTable } from '../../../../emulator/page/browser/clipboard-table.ts';

describe('cells on the clipboard', () => {
  it('reads tabs as cells and lines as rows, with or without a last line end', () => {
    expect(readTable('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(readTable('a')).toEqual([['a']]);
    expect(readTable('\tb')).toEqual([['', 'b']]);
  });

  it('keeps line ends and quotes inside a quoted cell', () => {
    expect(readTable('"two\nlines"\t"say ""hi"""')).toEqual([['two\nlines', 'say "hi"']]);
    expect(readTable('5" pipe\tx')).toEqual([['5" pipe', 'x']]);
  });

  it('gives back every table that it has written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', 'é') });
    const table = fc
      .integer({ min: 1, max: 3 })
      .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(
        table.filter((rows) => rows.at(-1)?.join('') !== ''),
        (rows) => {
          expect(readTable(writeTable(rows))).toEqual(rows);
        },
      ),
    );
  });
});
