import { describe, expect, it } from 'vitest';
import { completedLearners } from '../../src/reports/completed-learners.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const [SPANISH, WELDING] = [1, 2];
const [MARIA, JOSE] = [101, 102];
const completion = (listing: number, user: number | null, completed: string | null): Given => ({
  product_id: listing,
  product_name: `Listing ${listing}`,
  student_canvas_user_id: user,
  enrollment_date: '2026-09-01T12:00:00Z',
  completion_date: completed,
});

/** In the last 7 days of Sunday, November 29, in New York. */
function find(completions: readonly Given[]) {
  const input = inputOf({ completions }, { parameters: { from: '2026-11-23', to: '2026-11-29' } });
  return rowsOf(completedLearners.rows(input), ['row', 'completed']);
}

describe('the report Completed learners', () => {
  it('shows who completed on the days of the period, on the clock of the spreadsheet', () => {
    expect(find([completion(SPANISH, MARIA, '2026-11-23T05:00:00Z'), completion(SPANISH, JOSE, '2026-11-23T04:59:59Z')])).toEqual([
      ['1-101', '2026-11-23T05:00:00Z'],
    ]);
  });

  it('has no row for an enrollment without a completion date', () => {
    expect(find([completion(SPANISH, MARIA, null)])).toEqual([]);
  });

  it('shows the last time if a learner completed a listing twice', () => {
    const twice = [completion(SPANISH, MARIA, '2026-11-27T12:00:00Z'), completion(SPANISH, MARIA, '2026-11-24T12:00:00Z')];
    expect(find([...twice, completion(WELDING, MARIA, '2026-11-25T12:00:00Z')])).toEqual([
      ['1-101', '2026-11-27T12:00:00Z'],
      ['2-101', '2026-11-25T12:00:00Z'],
    ]);
  });

  it('never takes completions without a learner for those of one learner', () => {
    const unknown = completion(SPANISH, null, '2026-11-24T12:00:00Z');
    expect(find([unknown, unknown])).toEqual([
      ['1-2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z'],
      ['1-2026-11-24T12:00:00Z-2', '2026-11-24T12:00:00Z'],
    ]);
  });

  it('reads one listing without a period if no completion has a date', () => {
    const figures = [
      { product_id: SPANISH, completion_count: 12 },
      { product_id: WELDING, completion_count: 3 },
      { product_id: 3, completion_count: 0 },
    ];
    const lists = completedLearners.more?.(inputOf({ completions: [], figures })) ?? [];
    expect(lists.map(({ resource, filters }) => [resource, filters])).toEqual([['analytics/enrollments', { product_ids: ['2'] }]]);
    const dated = [completion(SPANISH, MARIA, '2026-11-24T12:00:00Z')];
    expect(completedLearners.more?.(inputOf({ completions: dated, figures }))).toEqual([]);
    expect(completedLearners.more?.(inputOf({ completions: [] }))).toEqual([]);
  });

  it.each([
    ['says so if Catalog doesn’t show when learners completed', null, ['Your Catalog doesn’t show when learners completed.']],
    ['says nothing more if learners completed at another time', '2020-01-01T12:00:00Z', undefined],
  ])('%s', (_, time, notes) => {
    const input = inputOf({ completions: [], sample: [completion(WELDING, MARIA, time)] });
    expect(completedLearners.rows(input)).toEqual({ records: [], ...(notes && { notes }) });
  });
});
