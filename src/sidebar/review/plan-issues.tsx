// Around the changes of a plan: edits elsewhere above them, and new rows that can be included and notes below.
import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../protocol/review.ts';
import { Button } from '../parts/buttons.tsx';
import { PlainList } from '../parts/messages.tsx';
import { reviewTexts, scopeTexts } from '../texts/en/review.ts';
import type { ReviewProps } from './review-state.ts';

interface PlanIssuesProps {
  plan: PlanView;
  dispatch: ReviewProps['dispatch'];
}

/** Edits that this review isn't about. */
export function PlanWaiting({ plan: { waiting = [] }, dispatch }: PlanIssuesProps): ComponentChildren {
  if (waiting.length === 0) return null;
  const edits = waiting.reduce((sum, each) => sum + each.edits, 0);
  return (
    <p class="waiting">
      <Button look="link" press={() => dispatch({ type: 'scope', scope: undefined })}>
        {scopeTexts.waiting(
          waiting.map(({ tab }) => tab),
          edits,
        )}
      </Button>
    </p>
  );
}

export function PlanIssues({ plan: { remarks, newRows }, dispatch }: PlanIssuesProps): ComponentChildren {
  return (
    <>
      {newRows.length > 0 && (
        <section>
          <h2>{scopeTexts.newRows}</h2>
          <ul class="refused">
            {newRows.map(({ sheet, tab, rows }) => (
              <li key={sheet}>
                <span>{scopeTexts.newRowsOf(tab, rows)}</span>
                <Button press={() => dispatch({ type: 'include', sheet, rows })}>{scopeTexts.includeNewRows(rows.length)}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {remarks.length > 0 && (
        <section>
          <h2>{reviewTexts.remarks}</h2>
          <PlainList items={remarks} />
        </section>
      )}
    </>
  );
}
