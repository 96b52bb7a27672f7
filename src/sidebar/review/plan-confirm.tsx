// The guard of a plan that removes a lot: why it asks, and where its words are typed.
import type { ComponentChildren } from 'preact';
import type { PlanGuard } from '../../protocol/messages.ts';
import { Field } from '../parts/field.tsx';
import { Message } from '../parts/message.tsx';
import { guardTexts } from '../texts/en/review.ts';
import type { ReviewProps } from './review-app.tsx';
import type { Review } from './review-state.ts';

interface PlanConfirmProps {
  state: Review;
  guard: PlanGuard;
  dispatch: ReviewProps['dispatch'];
}

export function PlanConfirm({ state, guard, dispatch }: PlanConfirmProps): ComponentChildren {
  return (
    <Message kind="warning">
      {guard.why.map((why) => (
        <p key={why} class="what">
          {why}
        </p>
      ))}
      <Field id="confirm" label={guardTexts.label(guard.words)}>
        {(tied) => (
          <input
            {...tied}
            class="short"
            autocomplete="off"
            value={state.choices.typed}
            onInput={(event) => dispatch({ type: 'confirm', text: event.currentTarget.value })}
          />
        )}
      </Field>
    </Message>
  );
}
