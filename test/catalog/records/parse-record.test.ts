import { describe, expect, it } from 'vitest';
import { parseRecord, sameValue, toWire } from '../../../src/catalog/records/parse-record.ts';
import type { Field, Kind, Resource, Value } from '../../../src/catalog/resource.ts';
import { productAnalytics } from '../../../src/catalog/resources/analytics.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';

const field = (kind: Kind): Field => ({ name: 'it', label: 'It', kind, help: '' });

function read(kind: Kind, raw: unknown): Value | undefined | 'unreadable' {
  const resource: Resource = { ...tags, key: undefined, fields: [field(kind)] };
  const result = parseRecord(resource, { it: raw }, resource.fields);
  return result.ok && !result.parsed.odd ? result.parsed.values.it : 'unreadable';
}

describe('parseRecord', () => {
  it('reads decimals from text and from numbers as the same text', () => {
    expect(read('money', '49.90')).toBe('49.9');
    expect(read('money', 49.9)).toBe('49.9');
    expect(read('decimal', '0.0')).toBe('0');
    expect(read('decimal', 0)).toBe('0');
    expect(read('money', '-10.0')).toBe('-10');
    expect(read('money', 'free')).toBe('unreadable');
  });

  it('reads ids as numbers, and as text where a cell would round them', () => {
    expect(read('id', 17)).toBe(17);
    expect(read('id', '17')).toBe(17);
    expect(read('id', '999999999999999')).toBe(999999999999999);
    expect(read('id', 1_000_000_000_000_000)).toBe('1000000000000000');
    expect(read('id', '10000000000000042')).toBe('10000000000000042');
    expect(read('id', 'abc')).toBe('unreadable');
    expect(read('id', 1.5)).toBe('unreadable');
  });

  it('never keeps a number that a float has rounded already', () => {
    expect(read('id', 2 ** 53)).toBe('unreadable');
    expect(read('integer', 2 ** 53)).toBe('unreadable');
  });

  it('sorts lists whose order means nothing and drops what comes twice', () => {
    expect(read('set', ['Tag', 'Another', 'Tag', null])).toEqual(['Another', 'Tag']);
    expect(read('ids', [10, '9', 9])).toEqual([9, 10]);
    expect(read('set', 'standard')).toEqual(['standard']);
    expect(read('set', [])).toEqual([]);
    expect(read('set', { a: 1 })).toBe('unreadable');
    expect(read('ids', ['x'])).toBe('unreadable');
  });

  it('tells null from missing', () => {
    expect(read('text', null)).toBeNull();
    expect(read('text', undefined)).toBeUndefined();
  });

  it('keeps texts as they are', () => {
    expect(read('text', ' =1+1\r\n😀 ')).toBe(' =1+1\r\n😀 ');
    expect(read('text', '007')).toBe('007');
    expect(read('choice', 'brand new word')).toBe('brand new word');
  });

  it('reads the current and the older shape of a course', () => {
    const current = parseRecord(
      courses,
      {
        id: 6,
        enrollment_fee: 0,
        credits: 3,
        tag_names: ['b', 'a'],
        catalog: { id: 9, name: 'North' },
        canvas_course: { id: 5 },
        created_at: '2025/06/24 07:20:54 +0000',
        unknown_field: {},
      },
      courses.fields,
    );
    const older = parseRecord(courses, { id: 6, enrollment_fee: '0.0', credits: '3.0', catalog: { id: 9 } }, courses.fields);
    expect(current).toEqual({
      ok: true,
      parsed: {
        key: '6',
        values: {
          id: 6,
          enrollment_fee: '0',
          credits: '3',
          tag_names: ['a', 'b'],
          catalog_id: 9,
          catalog_name: 'North',
          canvas_course_id: 5,
          created_at: '2025-06-24T07:20:54Z',
        },
      },
    });
    expect(older).toEqual({ ok: true, parsed: { key: '6', values: { id: 6, enrollment_fee: '0', credits: '3', catalog_id: 9 } } });
  });

  it('reads only the picked fields, and never one that is write-only', () => {
    const picked = courses.fields.filter(({ name }) => name === 'title' || name === 'days_to_complete');
    const result = parseRecord(courses, { id: 6, title: 'A', days_to_complete: 3, credits: 'broken' }, picked);
    expect(result).toEqual({ ok: true, parsed: { key: '6', values: { title: 'A' } } });
  });

  it('survives an enrollment and an order without a user', () => {
    expect(parseRecord(enrollments, { id: 1, user: null, listing: { id: 2 } }, enrollments.fields)).toEqual({
      ok: true,
      parsed: { key: '1', values: { id: 1, canvas_user_id: null, listing_id: 2 } },
    });
    const order = parseRecord(orders, { id: 1, user: { id: null, name: null } }, orders.fields);
    expect(order).toEqual({ ok: true, parsed: { key: '1', values: { id: 1, canvas_user_id: null, user_name: null }, lines: [] } });
  });

  it('makes one line of each listing of an order, with what the order says for all', () => {
    const result = parseRecord(
      orders,
      {
        id: 4,
        currency: 'USD',
        purchased_at: null,
        listings: [
          { id: 27, title: 'B', amount: '100.0', discounted_amount: '90.0', catalog_id: 46 },
          { id: 28, title: 'A', amount: '5.50' },
        ],
        promotions: [{ code: 'P2' }, { code: 'P1' }],
        payments: [],
      },
      orders.fields,
    );
    expect(result).toMatchObject({
      ok: true,
      parsed: {
        values: { listing_titles: ['A', 'B'], promotion_codes: ['P2', 'P1'], payment_statuses: [] },
        lines: [
          {
            order_id: 4,
            listing_id: 27,
            title: 'B',
            amount: '100',
            discounted_amount: '90',
            currency: 'USD',
            purchased_at: null,
            catalog_id: 46,
          },
          { order_id: 4, listing_id: 28, title: 'A', amount: '5.5', currency: 'USD', purchased_at: null },
        ],
      },
    });
  });

  it('names the fields that it cannot read, leaves them blank, and reads the rest', () => {
    expect(parseRecord(orders, { id: 4, full_id: 'A4', total: 'much', listings: [] }, orders.fields)).toEqual({
      ok: true,
      parsed: { key: '4', values: { id: 4, full_id: 'A4', total: null, listing_titles: [] }, lines: [], odd: ['total'] },
    });
    expect(
      parseRecord(
        orders,
        {
          id: 4,
          listings: [
            { id: 1, amount: [] },
            { id: 2, amount: {} },
          ],
        },
        orders.fields,
      ),
    ).toMatchObject({
      ok: true,
      parsed: {
        lines: [
          { listing_id: 1, amount: null },
          { listing_id: 2, amount: null },
        ],
        odd: ['order_lines.amount'],
      },
    });
    expect(parseRecord(orders, { id: 4, listings: 'none' }, orders.fields)).toMatchObject({
      ok: true,
      parsed: { lines: [], odd: ['order_lines'] },
    });
    expect(parseRecord(orders, { total: '1' }, orders.fields)).toEqual({ ok: false, id: '', field: 'id' });
    expect(parseRecord(orders, 'nonsense', orders.fields)).toEqual({ ok: false, id: '', field: 'id' });
    expect(parseRecord(productAnalytics, null, productAnalytics.fields)).toEqual({ ok: false, id: '', field: '' });
  });
});

describe('toWire', () => {
  it('sends a decimal as a number only where a number says exactly the same', () => {
    expect(toWire(field('money'), '49.99')).toBe(49.99);
    expect(toWire(field('money'), '0')).toBe(0);
    expect(toWire(field('decimal'), '0.12345678901234567890')).toBe('0.12345678901234567890');
    expect(toWire(field('decimal'), '12345678901234567890')).toBe('12345678901234567890');
  });

  it('sends times, lists and nothing as they are', () => {
    expect(toWire(field('time'), '2018-01-01T00:00:00Z')).toBe('2018-01-01T00:00:00Z');
    expect(toWire(field('set'), ['a', 'b'])).toEqual(['a', 'b']);
    expect(toWire(field('time'), null)).toBeNull();
    expect(toWire(field('id'), '10000000000000042')).toBe('10000000000000042');
    expect(toWire(field('id'), '42')).toBe(42);
  });
});

describe('sameValue', () => {
  it('ignores the order of lists, the spelling of numbers and the kind of line breaks', () => {
    expect(sameValue(field('set'), ['b', 'a'], ['a', 'b'])).toBe(true);
    expect(sameValue(field('ids'), [2, 1], [1, 2])).toBe(true);
    expect(sameValue(field('money'), '49.90', '49.9')).toBe(true);
    expect(sameValue(field('text'), 'a\r\nb', 'a\nb')).toBe(true);
    expect(sameValue(field('id'), 7, '7')).toBe(true);
  });

  it('takes nothing as nothing, but missing only as missing', () => {
    expect(sameValue(field('text'), null, '')).toBe(true);
    expect(sameValue(field('set'), null, [])).toBe(true);
    expect(sameValue(field('text'), undefined, null)).toBe(false);
    expect(sameValue(field('text'), undefined, undefined)).toBe(true);
    expect(sameValue(field('integer'), 0, null)).toBe(false);
    expect(sameValue(field('boolean'), false, null)).toBe(false);
  });

  it('sees every other difference', () => {
    expect(sameValue(field('text'), 'a', 'a ')).toBe(false);
    expect(sameValue(field('set'), ['a,b'], ['a', 'b'])).toBe(false);
    expect(sameValue(field('money'), '1', '1.01')).toBe(false);
  });
});
