import { describe, expect, it } from 'vitest';
import { COLUMNS, wrongIn } from '../../scripts/bench/wrong-cells.ts';

const order = {
  id: 7,
  full_id: '00012345',
  purchased_at: '2022/11/06 06:00:31 +0000',
  total: '12.50',
  currency: 'EUR',
  payments: [{ reference_id: '0042' }],
};
const right = [7, '00012345', new Date('2022-11-06T06:00:31Z'), 12.5, 'EUR', '0042'];

describe('the cells of an order', () => {
  it('are right if each one has the value of Catalog in its own type', () => {
    expect(wrongIn([right], [order])).toBe(0);
  });

  it('are right if the time is in the hour that comes twice in autumn', () => {
    expect(wrongIn([right.with(2, new Date('2022-11-06T05:00:31Z'))], [order])).toBe(0);
    expect(wrongIn([right.with(2, new Date('2022-11-06T07:00:31Z'))], [order])).toBe(1);
  });

  it('are wrong if they have another type, or are missing', () => {
    expect(wrongIn([right.with(1, 12345).with(2, order.purchased_at).with(5, 42)], [order])).toBe(3);
    expect(wrongIn([], [order])).toBe(COLUMNS.length);
  });
});
