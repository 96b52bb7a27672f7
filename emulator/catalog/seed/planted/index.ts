// Plants all cases into a demo Catalog that is large enough for them.
import type { Planted } from '../../store/planted.ts';
import type { Store } from '../../store/store.ts';
import type { Calendar } from '../calendar.ts';
import { settleCaps } from '../caps.ts';
import { plantListings, plantPeople } from './listings.ts';
import { plantMoney } from './money.ts';
import { plantSeats } from './seats.ts';
import { plantSettlement } from './settlement.ts';

export function plantCases(store: Store, calendar: Calendar): Planted[] {
  const { courses, programs, users, orders, enrollments } = store;
  if (courses.rows.length < 24 || programs.rows.length < 8 || users.rows.length < 60 || orders.rows.length < 300) return [];
  // With an exact count of them, most enrollments can be missing.
  if (enrollments.rows.length * 4 < orders.rows.length) return [];
  const planted: Planted[] = [];
  const garden = {
    store,
    calendar,
    note: (each: Omit<Planted, 'id'>) => planted.push({ id: planted.length + 1, ...each }),
    owned: new Set<string>(),
  };
  plantMoney(garden);
  // Some have gained or lost a seat.
  settleCaps(courses.rows, store.enrollments.rows);
  plantSeats(garden);
  plantListings(garden);
  plantPeople(garden);
  plantSettlement(garden);
  return planted;
}
