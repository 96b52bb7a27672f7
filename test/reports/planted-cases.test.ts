import { expect, it } from 'vitest';
import { checkPlanted } from './judge/planted-cases.ts';

it('finds each planted case with any of 8 seeds, in records that no other case shares', async () => {
  const { found, kinds, hidden, uneven, shared } = await checkPlanted(8);
  console.log(`planted cases with 8 seeds: ${kinds} kinds, found ${found}, hidden ${hidden.length}, shared ${shared.length}`);
  expect({ hidden, uneven, shared }).toEqual({ hidden: [], uneven: [], shared: [] });
});
