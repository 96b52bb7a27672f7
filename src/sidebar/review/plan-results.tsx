// The results of a send: one sum of all rows of the review. Each part of it shows only its rows.
import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../protocol/review.ts';
import { reviewTexts } from '../texts/en/review.ts';
import { resultsOf } from './plan.ts';
import type { Review, ReviewProps } from './review-state.ts';

interface PlanResultsProps {
  state: Review;
  plan: PlanView;
  dispatch: ReviewProps['dispatch'];
}

export function PlanResults({ state: { phase, filter }, plan, dispatch }: PlanResultsProps): ComponentChildren {
  const results = resultsOf(plan);
  if (phase !== 'finished' || results.length < 2) return null;
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
