// Rows that can't be sent, above the changes: what was typed, why it can't be sent, and the way to the cell.
import type { ComponentChildren } from 'preact';
import type { PlanView, RefusedRow } from '../../protocol/review.ts';
import { Button, Icon } from '../parts/buttons.tsx';
import { discardTexts, reviewTexts } from '../texts/en/review.ts';
import { DiscardButton } from './discard-button.tsx';
import { LongList } from './long-list.tsx';
import { PlaceLink } from './place-link.tsx';
import { rowsIn } from './plan.ts';
import { canDiscard, type DiscardedEdits, type Review, type ReviewProps } from './review-state.ts';
import { visibleText } from './visible-text.ts';

interface PlanBlockedProps {
  state: Review;
  plan: PlanView;
  dispatch: ReviewProps['dispatch'];
}

export function PlanBlocked({ state, plan, dispatch }: PlanBlockedProps): ComponentChildren {
  const rows = rowsIn(plan.refused);
  if (rows.length === 0) return null;
  const cells = plan.refused.flatMap(cellsOf);
  return (
    <section class="blocked">
      <h2>
        <Icon name="warning" />
        {reviewTexts.refused(rows.length)}{' '}
        {canDiscard(state) && cells.length > 1 && (
          <Button look="link" press={() => dispatch({ type: 'discard', changes: [], cells })}>
            {discardTexts.discardAll(cells.length)}
          </Button>
        )}
      </h2>
      <LongList name="refused" look="refused" items={rows} state={state} dispatch={dispatch}>
        {(row) =>
          row.map((cell) => (
            <BlockedCell key={`${cell.sheet} ${cell.row} ${cell.label} ${cell.what}`} cell={cell} state={state} dispatch={dispatch} />
          ))
        }
      </LongList>
    </section>
  );
}

function BlockedCell({ cell, state, dispatch }: { cell: RefusedRow; state: Review; dispatch: ReviewProps['dispatch'] }): ComponentChildren {
  const { sheet, tab, row, title, label, field, typed, what, todo } = cell;
  const place = reviewTexts.row(tab, row);
  const [discarded] = cellsOf(cell);
  return (
    <li>
      <span class="place">
        <PlaceLink cell={{ sheet, row, field }} name={label} place={place} state={state} dispatch={dispatch} />
      </span>
      <span class="reason">
        {title !== undefined && <strong>{title}</strong>}
        {title !== undefined && ' · '}
        {label} {typed !== undefined && <span class="value">{reviewTexts.typedValue(visibleText(typed))} </span>}
        {what}. <span class="gray">{todo}</span>
      </span>
      {discarded && canDiscard(state) && (
        <DiscardButton
          name={discardTexts.discardField(label, title ?? place)}
          press={() => dispatch({ type: 'discard', changes: [], cells: [discarded] })}
        />
      )}
    </li>
  );
}

/** Returns the cell whose edit can go. A new row has no pulled values, and a row without its record neither. */
function cellsOf({ sheet, key, field, typed = '' }: RefusedRow): DiscardedEdits['cells'] {
  return key === undefined || key === '' || field === undefined || field === 'id' ? [] : [{ sheet, key, field, typed }];
}
