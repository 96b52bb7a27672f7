// Completions: how many learners finish, by listing.
import { orNull, type ReportCode, readOf, textOf } from './report-input.ts';

export const completions: ReportCode = {
  rows(input) {
    const figures = readOf(input, 'figures').map(({ values }) => values);
    return {
      records: figures
        .filter(({ enrollment_count: count }) => Number(count ?? 0) > 0)
        .map((figure) => ({
          listing: textOf(figure.product_name),
          catalog: orNull(figure.account_name),
          status: orNull(figure.product_status),
          enrollments: figure.enrollment_count ?? null,
          drops: figure.dropped_count ?? null,
          completions: figure.completion_count ?? null,
          share: shareOf(figure),
          listing_id: figure.product_id ?? null,
          row: `${textOf(figure.product_id)}-completions`,
        })),
    };
  },
};

/** Returns a share in percent with at most one decimal, as text. Null if no one stayed, or Catalog doesn't say. */
function shareOf({
  enrollment_count: enrolled,
  dropped_count: dropped,
  completion_count: completed,
}: {
  readonly [field: string]: unknown;
}) {
  if (typeof enrolled !== 'number' || typeof dropped !== 'number' || typeof completed !== 'number') return null;
  const stayed = enrolled - dropped;
  return stayed > 0 ? String(Math.round((completed / stayed) * 1_000) / 10) : null;
}
