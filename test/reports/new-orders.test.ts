import { describe, expect, it } from 'vitest';
import { newOrders } from '../../src/reports/new-orders.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const [SPANISH, WELDING] = [1, 2];
const item = (listing: number, amount: string, discounted?: string) => ({
  listing_id: listing,
  title: String(listing),
  amount,
  ...(discounted === undefined ? {} : { discounted_amount: discounted }),
});
const order = (id: number, more: Given): Given => ({
  id,
  full_id: `A-${id}`,
  created_at: '2026-11-29T16:58:00Z',
  purchased_at: null,
  ...more,
});
const find = (orders: readonly Given[], parameters: Record<string, string | string[]> = { from: '2026-11-29' }) =>
  newOrders.rows(inputOf({ orders }, { parameters }));
const paid = '2026-11-29T17:03:00Z';

describe('the report New orders', () => {
  it('has a row for each item of a paid order, and none for an unpaid one', () => {
    const orders = [
      order(50, { lines: [item(SPANISH, '100')] }),
      order(51, { purchased_at: paid, lines: [item(SPANISH, '100'), item(WELDING, '50')] }),
    ];
    expect(rowsOf(find(orders), ['row', 'line', 'order_number', 'delivered'])).toEqual([
      ['51-1', 1, 'A-51', '2026-11-29T15:00:00Z'],
      ['51-2', 2, 'A-51', '2026-11-29T15:00:00Z'],
    ]);
    expect(rowsOf(find(orders, { from: '2026-11-29', unpaid: 'true' }), ['row', 'purchased'])).toEqual([
      ['50-1', null],
      ['51-1', paid],
      ['51-2', paid],
    ]);
  });

  it('starts with the first second of the day on the clock of the spreadsheet, or at a time', () => {
    const orders = ['2026-11-29T04:59:59Z', '2026-11-29T05:00:00Z'].map((at, index) =>
      order(index + 1, { purchased_at: at, lines: [item(SPANISH, '1')] }),
    );
    expect(rowsOf(find(orders), ['row'])).toEqual([['2-1']]);
    expect(rowsOf(find(orders, { from: '2026-11-29T04:59:59Z' }), ['row'])).toEqual([['1-1'], ['2-1']]);
  });

  it('has only the chosen catalogs and listings, and keeps the position of an item in its order', () => {
    const orders = [
      order(1, { purchased_at: paid, catalog_id: 7, lines: [item(SPANISH, '1'), item(WELDING, '2')] }),
      order(2, { purchased_at: paid, catalog_id: 8, lines: [item(WELDING, '2')] }),
    ];
    const from = '2026-11-29';
    expect(rowsOf(find(orders, { from, catalog_id: ['7'] }), ['row'])).toEqual([['1-1'], ['1-2']]);
    expect(rowsOf(find(orders, { from, listing_id: [String(WELDING)] }), ['row'])).toEqual([['1-2'], ['2-1']]);
  });

  it('shows the promotions, the discount, and the price of an item, also of older responses', () => {
    const promotions = { promotion_codes: ['EARLY', 'STAFF'], promotion_amounts: ['-10.1', '-5'], promotion_listing_ids: ['1', '2'] };
    const [first, second] = find([
      order(1, { purchased_at: paid, ...promotions, lines: [item(SPANISH, '100.3'), item(WELDING, '50', '45')] }),
    ]).records;
    expect(first).toMatchObject({ price: '100.3', discount: '10.1', paid: '90.2', promotion_codes: ['EARLY'] });
    expect(second).toMatchObject({ price: '50', discount: '5', paid: '45', promotion_codes: ['STAFF'] });
    const { promotion_listing_ids: _, ...older } = promotions;
    const unknown = find([order(1, { purchased_at: paid, ...older, lines: [item(SPANISH, '100'), item(WELDING, '50')] })]);
    expect(rowsOf(unknown, ['paid', 'discount', 'promotion_codes'])).toEqual([
      [null, null, []],
      [null, null, []],
    ]);
  });

  it('leaves the buyer blank if the order has none', () => {
    expect(find([order(1, { purchased_at: paid, lines: [item(SPANISH, '1')] })]).records[0]).toMatchObject({
      buyer: null,
      buyer_email: null,
      canvas_user_id: null,
    });
  });
});
