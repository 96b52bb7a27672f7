import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCells, packChunks } from '../../../src/tabs/memory/storage.ts';

const LIMIT = 40_000;

describe('text chunks of the data sheet', () => {
  it('fills a cell to the last character, and starts an array of its own before it is too long', () => {
    // Two texts with their quotes, a comma, and the two brackets of the array.
    const second = 'b'.repeat(100);
    const fits = 'a'.repeat(LIMIT - 2 - 1 - 2 - second.length - 2);
    expect(packChunks([fits, second]).map((cell) => cell.length)).toEqual([LIMIT]);
    expect(packChunks([`${fits}a`, second]).map((cell) => cell.length)).toEqual([fits.length + 5, second.length + 4]);
  });

  it('gives back whatever was packed, items longer than a cell included', () => {
    const item = fc.oneof(
      fc.string(),
      fc.nat(2 * LIMIT).map((length) => '😀~'.repeat(length)),
      fc.record({ id: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (items) => {
        const cells = packChunks(items);
        expect(joinCells(cells).flatMap((text) => JSON.parse(text) as unknown[])).toEqual(items);
        expect(cells.filter((cell) => cell.length > LIMIT + 1)).toEqual([]);
      }),
    );
  });
});
