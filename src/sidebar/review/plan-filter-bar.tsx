// Above the changes: the search and the filter of a long plan, what to do with the changes that it shows, and the copy as a table.
import type { ComponentChildren } from 'preact';
import type { PlanRequest, PlanView } from '../../protocol/review.ts';
import { Button } from '../parts/buttons.tsx';
import { Field, Select } from '../parts/fields.tsx';
import { scopeTexts, tableTexts } from '../texts/en/review.ts';
import type { ResultCount } from '../texts/facts.ts';
import { skippedIn } from './choices.ts';
import { copyTable, tableOf } from './copy-table.ts';
import { type KindChoice, kindsOf } from './plan.ts';
import { canSkip, type Review, type ReviewProps } from './review-state.ts';

/** A plan with up to this many changes needs no search. */
const FEW = 5;

interface PlanFilterBarProps {
  state: Review;
  plan: PlanView;
  shown: readonly PlanRequest[];
  /** None before the send has ended. */
  results: readonly ResultCount[];
  dispatch: ReviewProps['dispatch'];
}

export function PlanFilterBar(props: PlanFilterBarProps): ComponentChildren {
  const { state, plan, shown, results, dispatch } = props;
  const { requests, applied } = plan;
  const { filter, copied } = state;
  const kinds = kindsOf(requests, results).map((choice) => ({ value: choice.value, text: kindText(choice) }));
  const count = applied ? scopeTexts.shownOfSent : scopeTexts.shownOf;
  return (
    <>
      <div class="finder">
        {requests.length > FEW && (
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
        )}
        {requests.length > FEW && kinds.length > 2 && (
          <Select
            id="kind"
            label={scopeTexts.show}
            value={filter.kind}
            options={kinds}
            change={(value) => dispatch({ type: 'filter', kind: value })}
          />
        )}
        <Button look="link" press={() => dispatch({ type: 'copied', ...copy(state, plan) })}>
          {tableTexts.copy}
        </Button>
      </div>
      <p class="gray shown-part" role="status">
        {shown.length < requests.length && count(shown.length, requests.length)}
        {shown.length < requests.length && <SkipShown {...props} />}
        {copied && (copied.ok ? tableTexts.copied(copied.rows) : tableTexts.notCopied)}
      </p>
    </>
  );
}

function kindText({ kind, column, count }: KindChoice): string {
  return scopeTexts.kindCount(kind === undefined ? scopeTexts.column(column) : scopeTexts.kinds[kind], count);
}

function copy({ choices }: Review, plan: PlanView): { rows: number; ok: boolean } {
  const table = tableOf(plan, choices);
  return { rows: table.length - 1, ok: copyTable(table) };
}

/** Skips or includes what the filter leaves. */
function SkipShown({ state, shown, dispatch }: PlanFilterBarProps): ComponentChildren {
  if (!canSkip(state) || shown.length === 0) return null;
  const requests = shown.map(({ request }) => request);
  const isOut = requests.every(skippedIn(state.choices));
  return (
    <>
      {' '}
      <Button look="link" press={() => dispatch({ type: 'skip', requests, out: !isOut })}>
        {isOut ? scopeTexts.includeShown(requests.length) : scopeTexts.skipShown(requests.length)}
      </Button>
    </>
  );
}
