import { describe, expect, it } from 'vitest';
import { datedDrifts, driftFigures, olderArrivals } from '../support/drift-figures.ts';

const SEEDS = 4;

describe('a list that changes while it is read, for a few seeds (the deep tests run 200)', () => {
  for (const order of ['ascending', 'descending'] as const) {
    it(`is complete nearly always while it changes now and then, and nothing is missing then (${order})`, () => {
      const { complete, lacking } = driftFigures(SEEDS, order, 0.05);
      expect(complete).toBeGreaterThanOrEqual(0.95);
      expect(lacking).toBeLessThanOrEqual(0.01);
    });

    it(`is complete mostly while it changes twice a second, and nothing is missing then (${order})`, () => {
      const { complete, lacking } = driftFigures(SEEDS, order, 2);
      expect(complete).toBeGreaterThanOrEqual(0.6);
      expect(lacking).toBeLessThanOrEqual(0.01);
    });
  }
});

describe('a pull of a changing list in which records with an older date arrive', () => {
  it('never says it’s complete with a record missing', () => {
    const { pulls, complete, wrong } = olderArrivals(4);
    expect(wrong).toBe(0);
    expect(complete).toBeGreaterThan(pulls / 20);
  });
});

describe('a list of a report that changes while it is read', () => {
  it('is never called complete with a record missing', () => {
    const { pulls, complete, wrong } = datedDrifts(4);
    expect(wrong).toBe(0);
    expect(complete).toBeGreaterThan(pulls / 2);
  });
});
