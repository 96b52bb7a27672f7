import { describe, expect, it } from 'vitest';
import { opening } from '../../src/reports/opening.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const course = (id: number, title: string, more: Given): Given => ({
  id,
  title,
  enrollment_open: true,
  end_date: '2040-01-01T00:00:00Z',
  ...more,
});
const courses = [
  course(1, 'Spanish', { enrollment_open_to: '2026-12-01T04:59:59Z' }),
  course(2, 'Welding', { enrollment_open_to: '2026-11-28T04:59:59Z' }),
  course(3, 'Kanji', { enrollment_open_from: '2026-12-13T05:00:00Z' }),
  course(4, 'Clay', { enrollment_open_to: '2035-01-01T00:00:00Z' }),
];
const find = (given: readonly Given[], days = '14') =>
  rowsOf(opening.rows(inputOf({ courses: given }, { parameters: { days } })), ['listing', 'finding', 'days']);

describe('the report Opening and closing', () => {
  it('counts calendar days on the clock of the spreadsheet', () => {
    expect(find(courses)).toEqual([
      ['Spanish', 'Closes in 1 day', 1],
      ['Welding', 'Closed 2 days ago, still turned on', -2],
      ['Kanji', 'Opens in 14 days', 14],
    ]);
    expect(find(courses, '13').map(([listing]) => listing)).toEqual(['Spanish', 'Welding']);
  });

  it.each([
    ['Closes today', { enrollment_open_to: '2026-11-29T15:00:01Z' }],
    ['Closed today, still turned on', { enrollment_open_to: '2026-11-29T14:59:59Z' }],
    ['Starts in 3 days, but is closed', { enrollment_open: false, start_date: '2026-12-02T12:00:00Z' }],
    ['Open, already ended', { end_date: '2026-01-01T00:00:00Z' }],
    ['Open without an end', { end_date: null }],
    [undefined, { enrollment_open: false, end_date: null }],
    [undefined, { start_date: '2026-12-02T12:00:00Z' }],
  ])('finds “%s” for %j', (finding, more) => {
    expect(find([course(1, 'Clay', more)]).map(([, text]) => text)).toEqual(finding === undefined ? [] : [finding]);
  });

  it('says whether Catalog calls a listing open, and leaves that blank if it couldn’t be asked', () => {
    const [closing] = courses;
    const given = { courses: closing ? [closing] : [], programs: [] };
    const openNow = (more: Record<string, readonly Given[]>) => rowsOf(opening.rows(inputOf({ ...given, ...more })), ['open_now'])[0];
    expect(openNow({ open_courses: [{ id: 1 }], open_programs: [] })).toEqual([true]);
    expect(openNow({ open_courses: [], open_programs: [] })).toEqual([false]);
    expect(openNow({})).toEqual([null]);
  });
});
