import { describe, expect, it } from 'vitest';
import { clearNames, type NameCache, readNames, writeNames } from '../../../src/tabs/memory/name-cache.ts';
import { DATA_SHEET } from '../../../src/tabs/memory/storage.ts';
import { fakeSheet, fakeWorkbook } from '../../sync/fake-session.ts';

const FIELDS = ['canvas_user_id', 'id', 'user_name'];
const OWNER = { connection: 'c', scope: 's' };
const cache: NameCache = {
  records: new Map([
    ['71', { canvas_user_id: '71', id: 5, user_name: '=Larsen' }],
    ['72', null],
  ]),
  at: '2026-11-20T15:00:00Z',
};

function stored(records = cache) {
  const data = fakeSheet(9, DATA_SHEET, [['']]);
  const workbook = fakeWorkbook([data]);
  writeNames(workbook, 'people', OWNER, { cache: records, fields: FIELDS });
  return { workbook, data };
}

describe('cached names', () => {
  it('are read as they were stored, with those that Catalog doesn’t have', () => {
    expect(readNames(stored().workbook, 'people', OWNER, FIELDS)).toEqual(cache);
  });

  it.each<[string, Parameters<typeof readNames>[2], string[]]>([
    ['another connection', { ...OWNER, connection: 'd' }, FIELDS],
    ['a key with other access', { ...OWNER, scope: 't' }, FIELDS],
    ['a version that shows other fields', OWNER, [...FIELDS, 'first_name']],
  ])('count as none for %s', (_, owner, fields) => {
    expect(readNames(stored().workbook, 'people', owner, fields).records.size).toBe(0);
  });

  it.each([
    ['a damaged cell', 2, '[["71",[5'],
    ['a missing cell', 2, ''],
    ['other JSON', 2, '[["71",[5,"Ada"]]]'],
    ['a damaged head', 1, '{"v":1,"names":"people",'],
  ])('count as none with %s, and never stop a pull', (_, row, text) => {
    const { workbook, data } = stored();
    data.write({ row, column: 1, rows: 1, columns: 1 }, [[text]]);
    expect(readNames(workbook, 'people', OWNER, FIELDS).records.size).toBe(0);
  });

  it('are read without the fields that no tab shows any more', () => {
    const { workbook } = stored();
    expect(readNames(workbook, 'people', OWNER, ['canvas_user_id', 'user_name']).records.get('71')).toEqual({
      canvas_user_id: '71',
      user_name: '=Larsen',
    });
  });

  it('aren’t kept if they’re too many', () => {
    const { workbook } = stored();
    const name = 'x'.repeat(30_000);
    const records = new Map(Array.from({ length: 300 }, (_, id) => [String(id), { canvas_user_id: String(id), id, user_name: name }]));
    writeNames(workbook, 'people', OWNER, { cache: { records }, fields: FIELDS });
    expect(readNames(workbook, 'people', OWNER, FIELDS).records.size).toBe(0);
  });

  it('are cleared by directory', () => {
    const { workbook } = stored();
    writeNames(workbook, 'catalogs', OWNER, { cache: { records: new Map([['1', null]]) }, fields: ['id'] });
    clearNames(workbook, 'people');
    expect(readNames(workbook, 'people', OWNER, FIELDS).records.size).toBe(0);
    expect(readNames(workbook, 'catalogs', OWNER, ['id']).records.size).toBe(1);
  });
});
