// The lines of one operation on one tab. A long group begins with a part, so that the dialog stays quick.
import type { ComponentChildren } from 'preact';
import type { Group } from '../logic/plan.ts';
import * as reviewTexts from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { Button } from './button.tsx';
import { PlanLine } from './plan-line.tsx';
import type { ReviewProps } from './review-app.tsx';

/** How many lines a group shows until asked for all. */
const FIRST = 25;

interface PlanGroupProps {
  group: Group;
  all: boolean;
  /** The plan has been sent: each line says what became of it. */
  sent: boolean;
  dispatch: ReviewProps['dispatch'];
}

export function PlanGroup({ group, all, sent, dispatch }: PlanGroupProps): ComponentChildren {
  const { requests } = group;
  const shown = all || requests.length <= FIRST + 5 ? requests : requests.slice(0, FIRST);
  return (
    <section>
      <h2>
        {reviewTexts.group(group.operation, group.one)} <span class="gray">{reviewTexts.inTab(group.tab)}</span>{' '}
        <span class="chip">{words.number(requests.length)}</span>
      </h2>
      <ul class="lines">
        {shown.map((request) => (
          <PlanLine key={request.request} request={request} sent={sent} />
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
