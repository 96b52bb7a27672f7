// Below the changes of a plan: new rows that can be included, rows that can't be sent, and notes.
import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../protocol/review.ts';
import { Button, Icon } from '../parts/buttons.tsx';
import { PlainList } from '../parts/messages.tsx';
import { reviewTexts, scopeTexts } from '../texts/en/review.ts';
import type { ReviewProps } from './review-state.ts';

interface PlanIssuesProps {
  plan: PlanView;
  dispatch: ReviewProps['dispatch'];
}

export function PlanIssues({ plan: { refused, remarks, newRows, waiting = [] }, dispatch }: PlanIssuesProps): ComponentChildren {
  return (
    <>
      {waiting.map(({ tab, edits }) => (
        <p key={tab}>
          <Button look="link" press={() => dispatch({ type: 'scope', scope: undefined })}>
            {scopeTexts.waiting(tab, edits)}
          </Button>
        </p>
      ))}
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
      {refused.length > 0 && (
        <section>
          <h2>
            <Icon name="warning" />
            {reviewTexts.refused(refused.length)}
          </h2>
          <ul class="refused">
            {refused.map((row) => (
              <li key={`${row.tab} ${row.row} ${row.what}`}>
                <span class="gray">{reviewTexts.row(row.tab, row.row)}</span>
                <span>
                  {row.label !== '' && <strong>{row.label} </strong>}
                  {row.what}. <span class="gray">{row.todo}</span>
                </span>
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
