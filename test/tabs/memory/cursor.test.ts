import { describe, expect, it } from 'vitest';
import { type CursorStart, type RecentRecords, readCursor, readRecent, writeCursor } from '../../../src/tabs/memory/cursor.ts';
import { fakeSheet, fakeWorkbook } from '../../sync/fake-session.ts';

const start: CursorStart = { at: '2026-11-20T14:55:00Z', fullAt: 5, of: 'x', way: 'w' };
const V1 = JSON.stringify({ v: 1, cursor: 7, at: start.at, fullAt: 5, of: 'x', seen: 's', open: ['2'] });

function recordsOf(count: number): RecentRecords {
  return new Map(Array.from({ length: count }, (_, at) => [String(at), { text: `t${at}`, open: at % 2 === 0 }]));
}

function dataWith(...heads: string[]) {
  return fakeWorkbook([fakeSheet(8, 'Catalog Sync data', [[...heads, '', '']])]);
}

describe('a cursor', () => {
  it('is stored with the records around it, however many they are', () => {
    const workbook = dataWith('other');
    for (const count of [3, 9_000, 0, 2]) {
      writeCursor(workbook, 7, { ...start, recent: recordsOf(count) });
      expect(readCursor(workbook, 7)).toEqual(start);
      expect(readRecent(workbook, 7, start)).toEqual(recordsOf(count));
    }
    writeCursor(workbook, 7, undefined);
    expect(readCursor(workbook, 7)).toBeUndefined();
    const data = workbook.sheetNamed('Catalog Sync data');
    const cells = data?.values({ row: 1, column: 1, ...data.size() }) ?? [];
    expect(cells.flat().filter((cell) => cell !== '')).toEqual(['other']);
  });

  it('has no records for a pull that read from another one', () => {
    const workbook = dataWith();
    writeCursor(workbook, 7, { ...start, recent: recordsOf(3) });
    expect(readRecent(workbook, 7, { ...start, at: '2026-11-20T15:55:00Z' })).toBeUndefined();
    expect(readRecent(workbook, 7, { ...start, of: 'y' })).toBeUndefined();
    expect(readRecent(workbook, 8, start)).toBeUndefined();
  });

  it('of version 1 is read on from, with its pending records', () => {
    const workbook = dataWith('other', V1);
    expect(readCursor(workbook, 7)).toEqual({ at: start.at, fullAt: 5, of: 'x' });
    expect(readRecent(workbook, 7, start)).toEqual(new Map([['2', { text: '', open: true }]]));
  });

  it('doesn’t count beside one that an earlier version has written', () => {
    const workbook = dataWith();
    writeCursor(workbook, 7, { ...start, recent: recordsOf(3) });
    const data = workbook.sheetNamed('Catalog Sync data');
    data?.write({ row: 1, column: 2, rows: 1, columns: 1 }, [[V1]]);
    expect([readCursor(workbook, 7), readRecent(workbook, 7, start)]).toEqual([undefined, undefined]);
    writeCursor(workbook, 7, { ...start, recent: recordsOf(1) });
    expect(readCursor(workbook, 7)).toEqual(start);
  });
});
