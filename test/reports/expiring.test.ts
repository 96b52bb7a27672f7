import { describe, expect, it } from 'vitest';
import { expiring } from '../../src/reports/expiring.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const WELDING = 2;
const figures = [
  { product_id: WELDING, product_name: 'Welding', certificate_offered: true },
  { product_id: 3, product_name: 'Kanji', certificate_offered: false },
];
const certificate: Given = { listing_id: WELDING, name: 'Welder', active: true, days_to_expire: 365, expires_at: null };
const completion = (user: number, completed: string | null): Given => ({
  product_id: WELDING,
  student_canvas_user_id: user,
  student_name: `Person ${user}`,
  completion_date: completed,
});
const [MARIA, JOSE] = [101, 102];
const completed = [completion(MARIA, '2025-12-05T15:00:00Z'), completion(JOSE, '2025-11-20T15:00:00Z')];

function find(parameters: Record<string, string> = {}, more: Record<string, readonly Given[]> = {}) {
  const input = inputOf({ figures, certificates: [certificate], completed, ...more }, { parameters });
  return rowsOf(expiring.rows(input), ['canvas_user_id', 'expires', 'days']);
}

describe('the report Expiring certificates', () => {
  it('shows who completed 365 days before one of the next 30 days', () => {
    expect(find()).toEqual([[MARIA, '2026-12-05T05:00:00Z', 6]]);
    expect(find({ next: '5' })).toEqual([]);
  });

  it('shows certificates that have expired only if asked for', () => {
    expect(find({ last: '9' })).toEqual([
      [MARIA, '2026-12-05T05:00:00Z', 6],
      [JOSE, '2026-11-20T05:00:00Z', -9],
    ]);
    expect(find({ last: '8' })).toHaveLength(1);
  });

  it('takes the date of the certificate if it has one', () => {
    const dated = { ...certificate, days_to_expire: null, expires_at: '2026-12-01T17:00:00Z' };
    expect(find({}, { certificates: [dated] })).toEqual([
      [MARIA, '2026-12-01T17:00:00Z', 2],
      [JOSE, '2026-12-01T17:00:00Z', 2],
    ]);
  });

  it('has no row for a certificate that isn’t active or doesn’t expire', () => {
    expect(find({}, { certificates: [{ ...certificate, active: false }] })).toEqual([]);
    expect(find({}, { certificates: [{ ...certificate, days_to_expire: null }] })).toEqual([]);
  });

  it('says so if Catalog doesn’t show when learners completed', () => {
    const silent = [completion(MARIA, null)];
    const { records, notes } = expiring.rows(inputOf({ figures, certificates: [certificate], completed: silent }));
    expect([records, notes]).toEqual([[], ['Your Catalog doesn’t show when learners completed.']]);
  });

  it('asks for the certificates and completions of just the listings that offer one', () => {
    const lists = expiring.more?.(inputOf({ figures })) ?? [];
    expect(lists.map(({ resource, parent, filters }) => [resource, parent, filters])).toEqual([
      ['certificates', '2', {}],
      ['analytics/enrollments', undefined, { product_ids: ['2'] }],
    ]);
    expect(expiring.more?.(inputOf({ figures: [] }))).toEqual([]);
  });
});
