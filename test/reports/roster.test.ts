import { describe, expect, it } from 'vitest';
import { roster } from '../../src/reports/roster.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const SPANISH = 1;
const [MARIA, JOSE] = [11, 12];
const seat = (id: number, user: number | null, enrolled: string, status = 'active'): Given => ({
  id,
  canvas_user_id: user,
  listing_id: SPANISH,
  listing_title: 'Spanish',
  status,
  enrolled_at: enrolled,
});
/** The last 7 days of November 29, as the pull resolves them. */
const lastWeek = { from: '2026-11-23', to: '', status: 'active' };
const find = (enrollments: readonly Given[], parameters: Record<string, string> = lastWeek, more: Record<string, readonly Given[]> = {}) =>
  roster.rows(inputOf({ enrollments, ...more }, { parameters }));

describe('the report Roster', () => {
  it('lists who enrolled in the last 7 days on the clock of the spreadsheet, users who aren’t named included', () => {
    const rows = find([
      seat(1, MARIA, '2026-11-23T05:00:00Z'),
      seat(2, JOSE, '2026-11-23T04:59:59Z'),
      seat(3, null, '2026-11-24T12:00:00Z'),
    ]);
    expect(rowsOf(rows, ['canvas_user_id', 'row'])).toEqual([
      [MARIA, '1-11'],
      [null, '1-e3'],
    ]);
  });

  it('shows the last enrollment of a learner, and how many were before', () => {
    const before = seat(4, MARIA, '2026-11-23T12:00:00Z', 'dropped');
    expect(rowsOf(find([before, seat(5, MARIA, '2026-11-25T12:00:00Z')]), ['enrollment_id', 'earlier'])).toEqual([[5, 1]]);
    const dropped = [before, seat(5, MARIA, '2026-11-25T12:00:00Z', 'dropped')];
    expect(find(dropped).records).toEqual([]);
    expect(find(dropped, { ...lastWeek, status: 'dropped' }).records).toHaveLength(1);
    expect(find(dropped, { ...lastWeek, status: '' }).records).toHaveLength(1);
  });

  it('shows when a learner completed, and leaves it blank if analytics have no times', () => {
    const enrollments = [seat(1, MARIA, '2026-11-23T05:00:00Z')];
    const completions = [{ product_id: SPANISH, student_canvas_user_id: MARIA, completion_date: '2026-11-28T00:00:00Z' }];
    expect(rowsOf(find(enrollments, lastWeek, { completions }), ['completed'])).toEqual([['2026-11-28T00:00:00Z']]);
    const bare = [{ product_id: SPANISH, student_canvas_user_id: MARIA }];
    expect(rowsOf(find(enrollments, lastWeek, { completions: bare }), ['completed'])).toEqual([[null]]);
    expect(rowsOf(find(enrollments), ['completed'])).toEqual([[null]]);
  });

  it('lists only the chosen listings and catalogs', () => {
    const enrollments = [
      seat(1, MARIA, '2026-11-24T05:00:00Z'),
      { ...seat(2, MARIA, '2026-11-24T05:00:00Z'), listing_id: 2 },
      { ...seat(3, JOSE, '2026-11-24T05:00:00Z'), listing_id: 3 },
    ];
    const courses = [
      { id: 1, catalog_id: 7 },
      { id: 2, catalog_id: 8 },
    ];
    const only = (parameters: Record<string, string | string[]>) =>
      rowsOf(roster.rows(inputOf({ enrollments, courses }, { parameters: { ...lastWeek, ...parameters } })), ['enrollment_id']).flat();
    expect(only({ listing_id: ['1', '3'] })).toEqual([1, 3]);
    expect(only({ listing_id: '2' })).toEqual([2]);
    expect(only({ catalog_id: ['8'] })).toEqual([2]);
    expect(only({ listing_id: ['1', '2'], catalog_id: ['7'] })).toEqual([1]);
  });

  it('asks for the orders of just these learners, if their numbers are wanted', () => {
    const enrollments = [seat(1, MARIA, '2026-11-23T05:00:00Z'), seat(2, null, '2026-11-24T05:00:00Z')];
    const input = inputOf({ enrollments }, { parameters: { ...lastWeek, orders: 'true' } });
    expect(roster.more?.(input).map(({ filters }) => filters)).toEqual([{ canvas_user_id: ['11'] }]);
    const orders = [
      { full_id: 'A-1', canvas_user_id: MARIA, purchased_at: '2026-11-23T04:00:00Z', lines: [{ listing_id: SPANISH }] },
      { full_id: 'A-2', canvas_user_id: MARIA, purchased_at: null, lines: [{ listing_id: SPANISH }] },
    ];
    expect(rowsOf(find(enrollments, lastWeek, { orders }), ['order_number'])).toEqual([['A-1'], [null]]);
    expect(roster.more?.(inputOf({ enrollments }, { parameters: lastWeek }))).toEqual([]);
  });
});
