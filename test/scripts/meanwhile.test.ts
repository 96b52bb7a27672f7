import { describe, expect, it } from 'vitest';
import { applyChange } from '../../emulator/catalog/store/change.ts';
import { seatsTaken } from '../../emulator/catalog/store/store.ts';
import { storedRecords } from '../../emulator/catalog/store/stored-records.ts';
import { happen } from '../../scripts/meanwhile.ts';
import { CLOCK, filled } from '../emulator/catalog/filled.ts';

function aCatalog() {
  const store = filled(1, 'small');
  return {
    store,
    records: (resource: string) => storedRecords(store, resource),
    mutate: (change: Parameters<typeof applyChange>[1]) => applyChange(store, change, CLOCK),
  };
}

describe('what others do in the demo Catalog', () => {
  it('changes the price of the wanted course, by ten of its currency or a thousand yen', () => {
    const catalog = aCatalog();
    const [dollars, yen] = ['USD', 'JPY'].map((currency) =>
      catalog.store.courses.rows.filter((course) => course.currency === currency).at(-1),
    );
    const before = [dollars, yen].map((course) => course?.enrollment_fee ?? 0);

    const said = [dollars, yen].map((course) => happen('price', catalog, course?.id));

    expect([dollars, yen].map((course) => course?.enrollment_fee)).toEqual([(before[0] ?? 0) + 10, (before[1] ?? 0) + 1_000]);
    expect(said[0]).toBe(`A colleague changed the price of “${dollars?.title}” from ${before[0]} to ${(before[0] ?? 0) + 10} USD.`);
  });

  it('fills the wanted course, or the one with the fewest seats left, with learners who are new to it', () => {
    const catalog = aCatalog();
    const free = () =>
      catalog.store.courses.rows.flatMap((course) => {
        const left = (course.enrollment_cap ?? 0) - seatsTaken(catalog.store, course.id);
        return left > 0 ? [{ course, left }] : [];
      });
    const fewest = free().sort((a, b) => a.left - b.left)[0];

    expect(happen('last seat', catalog, undefined)).toContain(`in “${fewest?.course.title}”.`);
    expect(seatsTaken(catalog.store, fewest?.course.id ?? 0)).toBe(fewest?.course.enrollment_cap);
    const wanted = free().find(({ left }) => left < 10)?.course;
    expect(happen('last seat', catalog, wanted?.id)).toContain(`in “${wanted?.title}”.`);
    expect(seatsTaken(catalog.store, wanted?.id ?? 0)).toBe(wanted?.enrollment_cap);
  });

  it('says when no course has a seat to take', () => {
    const catalog = aCatalog();
    for (const course of catalog.store.courses.rows) course.enrollment_cap = null;

    expect(() => happen('last seat', catalog, undefined)).toThrow('No course has a limited number of seats and one left.');
  });
});
