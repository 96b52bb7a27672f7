// The results of a send: one sum of all rows of the review. Each part of it shows only its rows.
import type { ComponentChildren } from 'preact';
import { reviewTexts } from '../texts/en/review.ts';
import type { ResultCount } from '../texts/facts.ts';
import type { Review, ReviewProps } from './review-state.ts';

interface PlanResultsProps {
  state: Review;
  /** None before the send has ended. */
  results: readonly ResultCount[];
  dispatch: ReviewProps['dispatch'];
}

export function PlanResults({ state: { filter }, results, dispatch }: PlanResultsProps): ComponentChildren {
  if (results.length < 2) return null;
  const rows = results.reduce((sum, { count }) => sum + count, 0);
  const choices = [
    { kind: 'all', text: reviewTexts.allRows(rows) },
    ...results.map((each) => ({ kind: each.result, text: reviewTexts.result(each) })),
  ];
  return (
    <fieldset class="results">
      <legend class="unseen">{reviewTexts.resultsLabel}</legend>
      {choices.map(({ kind, text }) => (
        <button key={kind} type="button" aria-pressed={filter.kind === kind} onClick={() => dispatch({ type: 'filter', kind })}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
