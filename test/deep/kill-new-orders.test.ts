import { expect, it } from 'vitest';
import { DELIVERIES, disturbed } from '../support/delivery-matrix.ts';

it.each(DELIVERIES)('a %s of New orders delivers each item once, whatever happens at any service call', async (kind) => {
  const { failed, tried, total } = await disturbed(kind, (calls) => Array.from({ length: calls }, (_, index) => index + 1));
  console.log(`new orders, ${kind}: ${tried} of ${total} disturbances, ${Object.keys(failed).length} wrong`);
  expect(failed).toEqual({});
});
