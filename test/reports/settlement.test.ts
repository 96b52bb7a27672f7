import { describe, expect, it } from 'vitest';
import { settlement } from '../../src/reports/settlement.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const NOVEMBER = { from: '2026-11-01', to: '2026-11-28' };

const order = (id: number, total: string, more: Given = {}): Given => ({
  id,
  full_id: `C-${id}`,
  purchased_at: '2026-11-05T14:00:00Z',
  created_at: '2026-11-05T13:55:00Z',
  total,
  currency: 'USD',
  user_name: 'Maria Lopez',
  user_email: 'maria@example.com',
  canvas_user_id: 7,
  listing_titles: ['Spanish'],
  payment_statuses: ['success'],
  payment_references: [`ch_${id}`],
  catalog_name: 'Languages',
  ...more,
});
const money = (id: string, amount: string, more: Given = {}): Given => ({
  id,
  also: [],
  kind: amount.startsWith('-') ? 'refund' : 'payment',
  amount,
  fee: '',
  currency: 'USD',
  at: '2026-11-05T13:59:00Z',
  ...more,
});
const settle = (orders: readonly Given[], payments: readonly Given[], earlier: readonly Given[] = []) =>
  settlement.rows(inputOf({ orders, payments, earlier }, { parameters: NOVEMBER }));
const findings = (...given: Parameters<typeof settle>) => rowsOf(settle(...given), ['order_number', 'reference', 'finding']);

describe('the report Settlement', () => {
  it('has no finding where money and order match, and shows what is left after fees', () => {
    const rows = rowsOf(settle([order(1, '249')], [money('ch_1', '249', { fee: '7.52' })]), [
      'row',
      'finding',
      'total',
      'received',
      'fees',
      'net',
      'difference',
      'buyer',
      'paid',
    ]);
    expect(rows).toEqual([['order-1-USD', null, '249', '249', '7.52', '241.48', '0', 'Maria Lopez', '2026-11-05T13:59:00Z']]);
  });

  it('tells refunds in full, in part, and chargebacks apart', () => {
    const orders = [order(1, '100'), order(2, '100'), order(3, '100'), order(4, '100')];
    const payments = [
      ...orders.map(({ id }) => money(`ch_${id}`, '100')),
      money('re_1', '-100', { also: ['ch_1'] }),
      money('re_2', '-40', { also: ['ch_2'] }),
      money('re_2b', '-10.10', { also: ['ch_2'] }),
      money('dp_3', '-100', { also: ['ch_3'], kind: 'chargeback', fee: '15' }),
      money('dp_4', '-100', { also: ['ch_4'], kind: 'chargeback', fee: '15' }),
      money('dp_4b', '100', { also: ['ch_4'], kind: 'chargeback', fee: '-15' }),
    ];
    const rows = rowsOf(settle(orders, payments), ['order_number', 'finding', 'refunded', 'charged_back', 'fees', 'net']);
    expect(rows).toEqual([
      ['C-1', 'Refunded', '100', '0', '0', '0'],
      ['C-2', 'Partly refunded', '50.1', '0', '0', '49.9'],
      ['C-3', 'Charged back', '0', '100', '15', '-15'],
      ['C-4', null, '0', '0', '0', '100'],
    ]);
  });

  it('finds money without an order, with its refund in the same row', () => {
    expect(findings([], [money('ch_9', '75'), money('re_9', '-75', { also: ['ch_9'] }), money('re_8', '-5', { also: ['ch_8'] })])).toEqual([
      [null, 'ch_9', 'Money without an order'],
      [null, 're_8', 'Refund without an order'],
    ]);
  });

  it('finds paid orders without money, unless they are free, unpaid, or of another period', () => {
    const orders = [
      order(1, '100'),
      order(2, '0'),
      order(3, '100', { purchased_at: null }),
      order(4, '100', { purchased_at: '2026-10-31T12:00:00Z' }),
      // In New York, November begins at 4:00 UTC. An order of its first hour can be in October’s export.
      order(5, '100', { purchased_at: '2026-11-01T04:30:00Z' }),
      order(6, '100', { purchased_at: '2026-11-01T05:00:00Z' }),
      order(7, '100', { payment_references: [''] }),
    ];
    expect(findings(orders, [])).toEqual([
      ['C-1', 'ch_1', 'Order without money'],
      ['C-6', 'ch_6', 'Order without money'],
      ['C-7', null, 'Order without a reference'],
    ]);
  });

  it('finds money of an order that Catalog shows as unpaid', () => {
    const open = order(1, '100', { purchased_at: null, payment_statuses: ['pending'] });
    expect(findings([open], [money('ch_1', '100')])).toEqual([['C-1', 'ch_1', 'Order not completed']]);
    expect(findings([open], [money('ch_1', '100'), money('re_1', '-100', { also: ['ch_1'] })])).toEqual([['C-1', 'ch_1', 'Refunded']]);
  });

  it('finds other amounts, other currencies, and two payments of one order, to the cent', () => {
    const orders = [order(1, '100.1'), order(2, '100'), order(3, '100'), order(4, '0.3')];
    const payments = [
      money('ch_1', '100'),
      money('ch_2', '90', { currency: 'EUR' }),
      money('ch_3', '100'),
      money('ch_3b', '100', { also: ['C-3'] }),
      money('ch_4', '0.1'),
      money('ch_4b', '0.2', { also: ['ch_4'] }),
    ];
    const rows = rowsOf(settle(orders, payments), ['row', 'finding', 'difference']);
    expect(rows).toEqual([
      ['order-1-USD', 'Different amount', '-0.1'],
      ['order-2-EUR', 'Different currency', null],
      ['order-3-USD', 'Paid more than once', '100'],
      ['order-4-USD', null, '0'],
    ]);
  });

  it('matches references in any letters, and order numbers only by an ID that can be one', () => {
    const orders = [order(1, '100', { payment_references: ['CH_1'] }), order(2, '50', { full_id: '60002' })];
    expect(findings(orders, [money('ch_1', '100'), money('60002', '50')])).toEqual([
      ['C-1', 'ch_1', null],
      [null, '60002', 'Money without an order'],
      ['60002', 'ch_2', 'Order without money'],
    ]);
    expect(findings([orders[1] ?? {}], [money('60009', '50', { also: ['60002'] })])).toEqual([['60002', '60009', null]]);
  });

  it('prefers the paid order if two have the same reference', () => {
    const orders = [order(1, '100', { purchased_at: null }), order(2, '100', { payment_references: ['ch_1'] })];
    expect(findings(orders, [money('ch_1', '100')])).toEqual([['C-2', 'ch_1', null]]);
  });

  it('takes the currency of the order if the export has none, and never adds up two currencies', () => {
    const { records, notes } = settle(
      [order(1, '100')],
      [money('ch_1', '100', { currency: '' }), money('re_1', '-5', { also: ['ch_1'], currency: 'EUR' })],
    );
    expect(records.map(({ row, finding, net }) => [row, finding, net])).toEqual([
      ['order-1-USD', null, '100'],
      ['order-1-EUR', 'Different currency', '-5'],
    ]);
    expect(notes).toEqual([
      'Without a currency: received 100, refunded 0, charged back 0, fees 0, net 100.',
      'EUR: received 0, refunded 5, charged back 0, fees 0, net -5.',
    ]);
  });

  it('adds fees of a chargeback to its order, and fees of no payment only to the sum', () => {
    const payments = [
      money('ch_1', '100', { fee: '3' }),
      money('f_1', '-20', { kind: 'fee', also: ['ch_1'] }),
      money('f_2', '-2', { kind: 'fee' }),
    ];
    const { records, notes } = settle([order(1, '100')], payments);
    expect(records.map(({ row, fees }) => [row, fees])).toEqual([['order-1-USD', '23']]);
    expect(notes).toEqual(['USD: received 100, refunded 0, charged back 0, fees 25, net 75.']);
  });

  it('reads earlier orders only if money belongs to none of the period', () => {
    const input = (payments: readonly Given[]) => inputOf({ orders: [order(1, '100')], payments }, { parameters: NOVEMBER });
    expect(settlement.more?.(input([money('ch_1', '100')]))).toEqual([]);
    expect(settlement.more?.(input([money('re_2', '-5', { also: ['ch_2'] })]))).toMatchObject([
      { source: 'earlier', resource: 'orders', filters: { from: '2026-04-28T04:00:00Z', to: '2026-10-25T04:00:00Z' } },
    ]);
    const old = order(2, '100', { purchased_at: '2026-08-01T00:00:00Z' });
    expect(findings([], [money('re_2', '-100', { also: ['ch_2'] })], [old])).toEqual([['C-2', 're_2', 'Refunded']]);
    expect(findings([], [money('re_2', '-5', { also: ['ch_2'] })], [old])).toEqual([['C-2', 're_2', 'Partly refunded']]);
  });
});
