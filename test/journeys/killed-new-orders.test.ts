import { expect, it } from 'vitest';
import { DELIVERIES, disturbed } from '../support/delivery-matrix.ts';

// Every call is tried in the deep tests; here some, mostly around the writes.
const PARTS = [0.3, 0.55, 0.7, 0.8, 0.9, 0.97];

it.each(DELIVERIES)('a %s of New orders that is killed, meets another run, or is sorted delivers each item once', async (kind) => {
  const { failed, tried } = await disturbed(kind, (calls) => PARTS.map((part) => Math.round(part * calls)));
  expect(tried).toBe(PARTS.length * 5);
  expect(failed).toEqual({});
});
