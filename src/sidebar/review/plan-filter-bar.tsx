// The search and the filter of a long plan.
import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../protocol/review.ts';
import { Field, Select } from '../parts/fields.tsx';
import { scopeTexts } from '../texts/en/review.ts';
import { KINDS } from '../texts/facts.ts';
import { kindsOf } from './plan.ts';
import type { Review, ReviewProps } from './review-state.ts';

/** A plan with up to this many changes needs no search. */
const FEW = 5;

interface PlanFilterBarProps {
  state: Review;
  plan: PlanView;
  shown: number;
  dispatch: ReviewProps['dispatch'];
}

export function PlanFilterBar({ state: { filter }, plan, shown, dispatch }: PlanFilterBarProps): ComponentChildren {
  const { requests, applied } = plan;
  if (requests.length <= FEW) return null;
  const kinds = kindsOf(requests).map((kind) => ({ value: kind, text: scopeTexts.kinds[kind] }));
  const count = applied ? scopeTexts.shownOfSent : scopeTexts.shownOf;
  return (
    <div class="finder">
      <Field id="find" label={scopeTexts.searchChanges}>
        {(tied) => (
          <input
            {...tied}
            type="search"
            value={filter.text}
            onInput={(event) => dispatch({ type: 'filter', text: event.currentTarget.value })}
          />
        )}
      </Field>
      {kinds.length > 2 && (
        <Select
          id="kind"
          label={scopeTexts.show}
          value={filter.kind}
          options={kinds}
          change={(value) => dispatch({ type: 'filter', kind: KINDS.find((kind) => kind === value) })}
        />
      )}
      <p class="gray" role="status">
        {shown < requests.length && count(shown, requests.length)}
      </p>
    </div>
  );
}
