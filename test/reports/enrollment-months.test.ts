import { expect, it } from 'vitest';
import { enrollmentMonths } from '../../src/reports/enrollment-months.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const seat = (id: number, enrolled: string, status = 'active'): Given => ({
  id,
  listing_id: 7,
  listing_title: 'Spanish',
  status,
  enrolled_at: enrolled,
});

it('counts enrollments by the month of the spreadsheet’s clock, and what they are now', () => {
  const enrollments = [
    seat(1, '2026-11-01T03:59:59Z'),
    seat(2, '2026-11-01T04:00:00Z'),
    seat(3, '2026-11-20T12:00:00Z', 'dropped'),
    seat(4, '2026-11-21T12:00:00Z', 'concluded'),
    seat(5, '2025-11-30T12:00:00Z'),
  ];
  const rows = enrollmentMonths.rows(inputOf({ enrollments }, { parameters: { from: '2025-12-01', to: '' } }));
  expect(rowsOf(rows, ['row', 'month', 'enrolled', 'active', 'dropped', 'concluded'])).toEqual([
    ['listing-7-2026-10', '2026-10', 1, 1, 0, 0],
    ['listing-7-2026-11', '2026-11', 3, 1, 1, 1],
  ]);
});
