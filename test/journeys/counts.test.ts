import { describe, expect, it } from 'vitest';
import { difference, measure, print } from '../support/pull-costs.ts';

describe('what a pull costs', () => {
  // The deep tests pull 10,000 orders.
  it('no call of the spreadsheet depends on the number of rows, and a refresh without changes writes nothing', async () => {
    const small = await measure(1_000);
    const large = await measure(3_000);
    print(' 1,000 orders, first pull', small.first);
    print('3,000 orders, first pull', large.first);
    print(' 1,000 orders, refresh from the start', small.again);
    print('3,000 orders, refresh from the start', large.again);
    print('3,000 orders, refresh of what changed', large.on);
    console.log(
      `difference of spreadsheet calls: ${difference(small.first, large.first)} on the first pull, ${difference(small.again, large.again)} on the refresh`,
    );

    expect(difference(small.first, large.first)).toBe('none');
    expect(difference(small.again, large.again)).toBe('none');
    for (const { first, again, said } of [small, large]) {
      expect(said.records).toBe(said.orders);
      expect(said.whole).toMatchObject({ records: said.orders, added: 0, changed: 0, removed: 0, complete: true });
      expect(said.changed).toMatchObject({ added: 0, changed: 0, removed: 0, complete: true });
      expect(said.violations).toEqual([]);
      expect(first.roundTrips).toBeLessThanOrEqual(6);
      expect(again.roundTrips).toBeLessThanOrEqual(6);
      expect(first.cellCalls).toBeLessThanOrEqual(60);
      expect(again.cellCalls).toBeLessThanOrEqual(12);
      expect(again.dataCells).toBe(0);
    }
    // The last round reads pages again, to confirm that the list is complete.
    expect(large.first.fetchRounds).toBe(4);
    expect(large.again.fetchRounds).toBe(4);
    // One round for the first page, one for the others, and one that confirms the list.
    expect(small.on.fetchRounds).toBeLessThanOrEqual(3);
    expect(large.on.fetchRounds).toBeLessThanOrEqual(3);
    console.log(`3,000 orders, refresh of what changed: ${large.pagesOn} pages for ${large.ofLastDays} orders of the last days`);
    expect(large.pagesOn).toBeGreaterThan(0);
    expect(large.pagesOn).toBeLessThanOrEqual(2 * Math.ceil(large.ofLastDays / 100) + 1);
    expect(large.ofLastDays).toBeLessThan(1_000);
    expect(large.on.cellCalls).toBeLessThanOrEqual(15);
    expect(large.on.dataCells).toBe(0);
  });
});
