// The changes of one operation on one tab.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { discardTexts, reviewTexts, scopeTexts } from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { skippedIn } from './choices.ts';
import { LongList } from './long-list.tsx';
import type { Group } from './plan.ts';
import { PlanChange } from './plan-change.tsx';
import { canDiscard, canSkip, type Review, type ReviewProps } from './review-state.ts';

interface PlanGroupProps {
  group: Group;
  state: Review;
  dispatch: ReviewProps['dispatch'];
}

export function PlanGroup({ group, state, dispatch }: PlanGroupProps): ComponentChildren {
  const { requests } = group;
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
      <LongList name={group.name} look="lines" items={requests} state={state} dispatch={dispatch}>
        {(request) => <PlanChange key={request.request} request={request} state={state} dispatch={dispatch} />}
      </LongList>
    </section>
  );
}
