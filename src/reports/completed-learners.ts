// Completed learners: who completed which listing, and when. Only enrollment analytics show it, so undated completions have no row.
import { groupBy } from '../base/group-by.ts';
import type { Record_ } from '../catalog/resource.ts';
import { inPeriod } from './calendar.ts';
import { pairOf } from './listings.ts';
import { type ReportCode, type ReportInput, readOf, textOf } from './report-input.ts';

const FIELDS = ['product_id', 'completion_date'];

export const completedLearners: ReportCode = {
  /** A period without completions and analytics without dates look the same. So one listing with completions is read without a period. */
  more(input) {
    if (datedIn(input, 'completions').length > 0) return [];
    const counted = readOf(input, 'figures').filter(({ values }) => Number(values.completion_count ?? 0) > 0);
    const [fewest] = counted.sort((a, b) => Number(a.values.completion_count) - Number(b.values.completion_count));
    if (!fewest) return [];
    return [
      {
        source: 'sample',
        resource: 'analytics/enrollments',
        fields: FIELDS,
        filters: { product_ids: [textOf(fewest.values.product_id)] },
      },
    ];
  },
  rows(input) {
    const isInPeriod = inPeriod(input);
    const shown = datedIn(input, 'completions').filter(({ completion_date: time }) => isInPeriod(time));
    const rows = groupBy(shown.sort(byTime), rowOf);
    const sample = readOf(input, 'sample');
    const isSilent = sample.length > 0 && datedIn(input, 'sample').length === 0;
    return {
      records: Array.from(rows).flatMap(([row, completions]) => {
        const isPerson = textOf(completions[0].student_canvas_user_id) !== '';
        // Completions without a learner are never those of one learner.
        const each = isPerson ? completions.slice(-1) : completions;
        return each.map((completion, index) => ({
          listing: textOf(completion.product_name),
          enrolled: completion.enrollment_date ?? null,
          completed: completion.completion_date ?? null,
          canvas_user_id: completion.student_canvas_user_id ?? null,
          listing_id: completion.product_id ?? null,
          row: index === 0 ? row : `${row}-${index + 1}`,
        }));
      }),
      ...(isSilent && { notes: ['Your Catalog doesn’t show when learners completed.'] }),
    };
  },
};

function datedIn(input: ReportInput, source: string): Record_[] {
  return readOf(input, source).flatMap(({ values }) => (textOf(values.completion_date) === '' ? [] : [values]));
}

function rowOf({ product_id: listing, student_canvas_user_id: user, completion_date: time }: Record_): string {
  return textOf(user) === '' ? `${textOf(listing)}-${textOf(time)}` : pairOf(listing, user);
}

function byTime({ completion_date: a }: Record_, { completion_date: b }: Record_): number {
  return textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0;
}
