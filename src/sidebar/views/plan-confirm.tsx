// The guard of a plan that removes a lot: why it asks, and where its words are typed.
import type { ComponentChildren } from 'preact';
import type { PlanGuard } from '../../commands/messages.ts';
import type { Review } from '../logic/review.ts';
import * as guardTexts from '../texts/en/guard.ts';
import { Field } from './field.tsx';
import { Message } from './message.tsx';
import type { ReviewProps } from './review-app.tsx';

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
