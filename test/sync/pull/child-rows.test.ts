import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { childRowsOf, deletedChildRows, parentKeyOf } from '../../../src/sync/pull/child-rows.ts';
import { childResource } from '../../../src/tabs/child-resource.ts';

const order = (key: string, ...titles: string[]): Parsed => ({ key, values: {}, lines: titles.map((title) => ({ title })) });
const found = (...records: Parsed[]) => new Map(records.map((record) => [record.key, record]));

describe('child rows', () => {
  it('have the record’s key and their position as key', () => {
    const rows = childRowsOf([order('1043', 'Botany', 'Zoology'), order('1044'), { key: '1045', values: {} }, order('1046', 'Art')]);
    expect(Array.from(rows)).toEqual([
      ['1043-1', { title: 'Botany', line: '1043-1' }],
      ['1043-2', { title: 'Zoology', line: '1043-2' }],
      ['1046-1', { title: 'Art', line: '1046-1' }],
    ]);
  });

  it('belong to the record before the last hyphen', () => {
    expect(['1043-12', 'a-b-1'].map(parentKeyOf)).toEqual(['1043', 'a-b']);
  });

  it('make a read-only resource, if the resource has any', () => {
    expect(childResource(tags)).toBeUndefined();
    expect(childResource(orders)).toMatchObject({ name: 'order_lines', title: 'Order items', key: 'line', writes: {}, filters: [] });
    expect(
      childResource(orders)
        ?.fields.slice(0, 2)
        .map(({ name }) => name),
    ).toEqual(['line', 'order_id']);
  });

  it.each<[string, { records: Parsed[]; deleted: string[]; shown: string[] }, string[]]>([
    ['stay if their record still has the item', { records: [order('1', 'Botany')], deleted: [], shown: ['1-1'] }, []],
    [
      'are deleted if their record no longer has the item',
      { records: [order('1', 'Botany')], deleted: [], shown: ['1-1', '1-2'] },
      ['1-2'],
    ],
    ['are deleted with their record', { records: [], deleted: ['1'], shown: ['1-1', '1-2'] }, ['1-1', '1-2']],
    ['stay if their record was neither read nor deleted', { records: [order('2')], deleted: ['3'], shown: ['1-1'] }, []],
    ['stay if the row has no key', { records: [order('1')], deleted: [], shown: [''] }, []],
  ])('%s', (_, { records, deleted, shown }, expected) => {
    const reading = { found: found(...records), deleted: new Set(deleted) };
    expect(Array.from(deletedChildRows(reading, childRowsOf(records), shown))).toEqual(expected);
  });
});
