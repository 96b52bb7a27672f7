// The changes of one operation on one tab. A long group shows its first part, so that the dialog stays quick.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { discardTexts, reviewTexts, scopeTexts } from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { skippedIn } from './choices.ts';
import type { Group } from './plan.ts';
import { PlanChange } from './plan-change.tsx';
import { canDiscard, canSkip, type Review, type ReviewProps } from './review-state.ts';

/** How many changes a group shows before “Show all”. */
const FIRST = 25;

interface PlanGroupProps {
  group: Group;
  state: Review;
  dispatch: ReviewProps['dispatch'];
}

export function PlanGroup({ group, state, dispatch }: PlanGroupProps): ComponentChildren {
  const { requests } = group;
  const all = state.open.includes(group.name);
  const shown = all || requests.length <= FIRST + 5 ? requests : requests.slice(0, FIRST);
  const names = requests.map(({ request }) => request);
  const [help] = requests.map((request) => request.help);
  const isOut = names.every(skippedIn(state.choices));
  return (
    <section>
      <h2>
        {reviewTexts.group(group.operation, group.one)} <span class="gray">{reviewTexts.inTab(group.tab)}</span>{' '}
        <span class="chip">{words.number(requests.length)}</span>{' '}
        {canSkip(state) && requests.length > 1 && (
          <Button look="link" press={() => dispatch({ type: 'skip', requests: names, out: !isOut })}>
            {isOut ? scopeTexts.includeAll(requests.length) : scopeTexts.skipAll(requests.length)}
          </Button>
        )}{' '}
        {canDiscard(state) && requests.length > 1 && (
          <Button look="link" press={() => dispatch({ type: 'discard', changes: names.map((request) => ({ request })), cells: [] })}>
            {discardTexts.discardAll(requests.length)}
          </Button>
        )}
      </h2>
      {help !== undefined && <p class="gray">{help}</p>}
      <ul class="lines">
        {shown.map((request) => (
          <PlanChange key={request.request} request={request} state={state} dispatch={dispatch} />
        ))}
      </ul>
      {shown.length < requests.length && (
        <Button look="wide" press={() => dispatch({ type: 'showAll', group: group.name })}>
          {reviewTexts.showAll(requests.length)}
        </Button>
      )}
    </section>
  );
}
