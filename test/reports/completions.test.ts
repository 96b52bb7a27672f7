import { describe, expect, it } from 'vitest';
import { completions } from '../../src/reports/completions.ts';
import { inputOf, rowsOf } from './report-input.ts';

function shareOf(enrolled: unknown, dropped: unknown, completed: unknown) {
  const figures = [
    { product_id: 1, product_name: 'Spanish', enrollment_count: enrolled, dropped_count: dropped, completion_count: completed },
  ];
  return rowsOf(completions.rows(inputOf({ figures: figures as never })), ['share'])[0]?.[0];
}

describe('the report Completions', () => {
  it.each([
    [7, 3, 2, '50'],
    [3, 0, 1, '33.3'],
    [3, 3, 0, null],
    [3, null, 1, null],
    [3, 0, undefined, null],
  ])('of %j enrolled, %j dropped, and %j completed shows %j percent', (enrolled, dropped, completed, share) => {
    expect(shareOf(enrolled, dropped, completed)).toBe(share);
  });

  it('leaves listings without enrollments out', () => {
    expect(shareOf(0, 0, 0)).toBeUndefined();
  });
});
