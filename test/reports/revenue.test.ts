import { describe, expect, it } from 'vitest';
import { revenue as entry } from '../../src/catalog/reports/revenue.ts';
import { revenue } from '../../src/reports/revenue.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const [SPANISH, WELDING, KANJI] = [1, 2, 3];
const line = (listing: number, title: string, amount: string, net: string) => ({
  listing_id: listing,
  title,
  amount,
  discounted_amount: net,
});
const order = (id: number, paid: string | null, lines: readonly ReturnType<typeof line>[], more: Given = {}): Given => ({
  id,
  purchased_at: paid,
  created_at: paid ?? '2026-11-04T12:00:00Z',
  currency: 'USD',
  catalog_id: 1,
  catalog_name: 'Main',
  promotion_codes: [],
  promotion_amounts: [],
  promotion_listing_ids: [],
  lines,
  ...more,
});
const promotions = (listing: number, codes: Record<string, string>): Given => ({
  promotion_codes: Object.keys(codes),
  promotion_amounts: Object.values(codes),
  promotion_listing_ids: Object.keys(codes).map(() => String(listing)),
});

const orders = [
  order(1, '2026-11-01T03:59:59Z', [line(SPANISH, 'Spanish', '100', '90')], promotions(SPANISH, { EARLY: '-10' })),
  order(2, '2026-11-02T12:00:00Z', [line(SPANISH, 'Spanish', '100', '100'), line(WELDING, 'Welding', '50.1', '50.1')]),
  order(3, null, [line(SPANISH, 'Spanish', '100', '100')]),
  order(4, '2026-11-03T12:00:00Z', [line(KANJI, 'Kanji', '9800', '4900')], {
    currency: 'JPY',
    ...promotions(KANJI, { STAFF50: '-2900', EARLY: '-2000' }),
  }),
  order(5, '2026-11-05T12:00:00Z', [line(WELDING, 'Welding', '50.1', '0')], promotions(WELDING, { FREESEAT: '-50.1' })),
];
const find = (by: string, more: Record<string, readonly Given[]> = {}) =>
  revenue.rows(inputOf({ orders, ...more }, { parameters: { by } }));

describe('the report Revenue', () => {
  it('sums up by listing and month, in the month of the payment on the spreadsheet’s clock', () => {
    const rows = find('listing and month');
    const columns = ['listing', 'month', 'currency', 'sold', 'gross', 'discount', 'net', 'free', 'unpaid', 'unpaid_amount'];
    expect(rowsOf(rows, columns)).toEqual([
      ['Spanish', '2026-10', 'USD', 1, '100', '10', '90', 0, 0, '0'],
      ['Spanish', '2026-11', 'USD', 1, '100', '0', '100', 0, 1, '100'],
      ['Welding', '2026-11', 'USD', 2, '100.2', '50.1', '50.1', 1, 0, '0'],
      ['Kanji', '2026-11', 'JPY', 1, '9800', '4900', '4900', 0, 0, '0'],
    ]);
  });

  it('counts an item with two codes in both, and says how many are shared', () => {
    const rows = find('promotion code').records.filter(({ sold }) => sold !== 0);
    expect(rowsOf({ records: rows }, ['code', 'currency', 'sold', 'discount', 'net', 'shared'])).toEqual([
      ['EARLY', 'USD', 1, '10', '90', 0],
      [null, 'USD', 2, '0', '150.1', 0],
      ['STAFF50', 'JPY', 1, '2900', '4900', 1],
      ['EARLY', 'JPY', 1, '2000', '4900', 1],
      ['FREESEAT', 'USD', 1, '50.1', '0', 0],
    ]);
  });

  it('tells codes of different months apart if that is wanted', () => {
    const rows = find('promotion code and month').records.filter(({ sold }) => sold !== 0);
    expect(rowsOf({ records: rows }, ['row', 'month', 'discount', 'net'])).toEqual([
      ['code-EARLY-2026-10-USD', '2026-10', '10', '90'],
      ['code--2026-11-USD', '2026-11', '0', '150.1'],
      ['code-STAFF50-2026-11-JPY', '2026-11', '2900', '4900'],
      ['code-EARLY-2026-11-JPY', '2026-11', '2000', '4900'],
      ['code-FREESEAT-2026-11-USD', '2026-11', '50.1', '0'],
    ]);
  });

  it('says where a difference from Catalog’s revenue can come from', () => {
    expect(entry.remarks).toContain('Catalog’s API shows no refunds, taxes, or fees.');
    expect(entry.remarks).toContain('A difference can be a refund or a corrected amount.');
  });

  it('shows Catalog’s revenue and the difference, and neither without amounts in analytics', () => {
    const figure = { product_id: SPANISH, purchase_date: '2026-11-02T12:00:00Z', currency: 'USD' };
    const november = (rows: ReturnType<typeof find>) => rowsOf({ records: rows.records.slice(1, 2) }, ['revenue', 'difference']);
    expect(november(find('listing and month', { figures: [{ ...figure, revenue: '60' }] }))).toEqual([['60', '-40']]);
    expect(november(find('listing and month', { figures: [figure] }))).toEqual([[null, null]]);
    expect(november(find('listing and month'))).toEqual([[null, null]]);
  });

  it('takes the price after discount of older responses from their promotions, and blanks a sum that it can’t know', () => {
    const { discounted_amount: _, ...old } = line(SPANISH, 'Spanish', '100', '');
    const given = (more: Given) => [order(1, '2026-11-02T12:00:00Z', [], { lines: [old], ...more })];
    const of = (more: Given) => revenue.rows(inputOf({ orders: given(more) }, { parameters: {} }));
    expect(rowsOf(of(promotions(SPANISH, { EARLY: '-10' })), ['net'])).toEqual([['90']]);
    const unknown = of({ promotion_codes: ['EARLY'], promotion_amounts: ['-10'], promotion_listing_ids: [] });
    expect(rowsOf(unknown, ['gross', 'net'])).toEqual([['100', null]]);
    expect(unknown.notes).toEqual(['Catalog doesn’t show the price after discount of 1 order items. Their sums are blank.']);
  });

  it('leaves out what lies outside of the period, and counts items of bulk orders', () => {
    const parameters = { by: 'month', from: '2026-11-01', to: '2026-11-30' };
    const bulk = [{ order_id: 2, listing_id: SPANISH }];
    const rows = revenue.rows(inputOf({ orders, bulk }, { parameters }));
    expect(rowsOf(rows, ['month', 'currency', 'sold', 'bulk'])).toEqual([
      ['2026-11', 'USD', 3, 1],
      ['2026-11', 'JPY', 1, 0],
    ]);
  });

  it.each<[string, Record<string, readonly Given[]>]>([
    ['aren’t read', {}],
    ['don’t say of which order they are', { bulk: [{ id: 2, listing_id: SPANISH }] }],
  ])('leaves Bulk blank if bulk enrollments %s', (_, bulk) => {
    const rows = revenue.rows(inputOf({ orders, ...bulk }, { parameters: { by: 'month' } }));
    expect(rows.records.filter(({ sold }) => sold !== 0).map((row) => row.bulk)).toEqual([null, null, null]);
  });

  it('leaves Unpaid blank if the list of a period has no unpaid orders', () => {
    const paid = orders.filter(({ purchased_at }) => purchased_at !== null);
    const of = (parameters: Record<string, string>) => revenue.rows(inputOf({ orders: paid }, { parameters }));
    expect(rowsOf(of({ from: '2026-11-01', by: 'month' }), ['unpaid', 'unpaid_amount'])).toContainEqual([null, null]);
    expect(rowsOf(of({ by: 'month' }), ['unpaid', 'unpaid_amount'])).toContainEqual([0, '0']);
  });

  it('reads bulk enrollments again if an order was started long before the period', () => {
    const parameters = { from: '2026-11-01' };
    const started = (created_at: string) => [order(6, '2026-11-02T12:00:00Z', [line(SPANISH, 'Spanish', '100', '100')], { created_at })];
    const more = (created_at: string, bulk: Record<string, readonly Given[]>) =>
      revenue.more?.(inputOf({ orders: started(created_at), ...bulk }, { parameters })).map(({ source, filters }) => ({ source, filters }));
    expect(more('2026-10-25T12:00:00Z', { bulk: [] })).toEqual([]);
    expect(more('2026-08-20T12:00:00Z', { bulk: [] })).toEqual([{ source: 'bulk', filters: { from: '2026-08-13T12:00:00Z' } }]);
    // Without access to them, the column is blank.
    expect(more('2026-08-20T12:00:00Z', {})).toEqual([]);
  });
});
