// Plays the figures per enrollment. No document shows a row; the names are those of the filters.
import type { Call, Play } from '../serve/call.ts';
import { among, figuresAnswer, isoOf, listingFigures, peopleOf } from './figures.ts';
import { isWithin, noTime, type Span, spanOf } from './match.ts';

export const getEnrollmentsAnalytics: Play = (call) => {
  const enrolled = spanOf(call, 'enrollment_date_from', 'enrollment_date_to', call.body);
  const completed = spanOf(call, 'completion_date_from', 'completion_date_to', call.body);
  if (typeof enrolled === 'string') return noTime(enrolled);
  if (typeof completed === 'string') return noTime(completed);
  return figuresAnswer(
    call,
    'enrollments',
    figures(call, enrolled),
    (row) =>
      isWithin(completed, row.completion_date) &&
      among(call, 'account_ids', row.account_id) &&
      among(call, 'product_ids', row.product.id) &&
      among(call, 'product_statuses', row.product_status) &&
      among(call, 'student_ids', row.student.id) &&
      among(call, 'student_canvas_user_ids', row.student.canvas_user_id) &&
      among(call, 'enrollment_statuses', row.enrollment_status),
  );
};

/** Rows of other times aren't made: most requests ask for a short one. */
function figures({ store }: Call, enrolled: Span) {
  const person = peopleOf(store);
  const listingOf = listingFigures(store);
  const times = new Map(store.completions.rows.map((row) => [`${row.listing_id} ${row.canvas_user_id}`, row.completed_at]));
  const enrollments = store.enrollments.rows.filter(({ enrolled_at }) => isWithin(enrolled, enrolled_at));
  return enrollments.flatMap((enrollment) => {
    const listing = listingOf(enrollment.listing.id);
    if (listing === undefined) return [];
    const completion = isoOf(times.get(`${enrollment.listing.id} ${enrollment.user?.id}`) ?? null);
    return [
      {
        ...listing,
        student: person(enrollment.user?.id),
        enrollment_date: isoOf(enrollment.enrolled_at),
        enrollment_status: statusOf(enrollment.status, completion),
        completion_date: enrollment.status === 'concluded' ? completion : null,
      },
    ];
  });
}

/** Whoever met the requirements has completed; others may only have come to the end. */
function statusOf(status: string, completion: string | null): string {
  return status === 'concluded' && completion !== null ? 'COMPLETED' : status.toUpperCase();
}
