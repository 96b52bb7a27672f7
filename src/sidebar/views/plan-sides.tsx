// What stands above the lines of a plan: side effects, options, and what is held back.
import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../commands/messages.ts';
import type { Review } from '../logic/review.ts';
import * as reviewTexts from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { Check } from './check.tsx';
import { Message } from './message.tsx';
import { PlainList } from './plain-list.tsx';
import type { ReviewProps } from './review-app.tsx';

type Props = { state: Review; plan: PlanView; dispatch: ReviewProps['dispatch'] };

export function PlanSides({ state, plan, dispatch }: Props): ComponentChildren {
  const held = plan.requests.filter(
    (request) => request.state === 'conflict' || request.fields.some((field) => field.state === 'conflict'),
  );
  const ready = state.phase === 'ready';
  return (
    <>
      {held.length > 0 && <Message kind="warning">{reviewTexts.held(held.length)}</Message>}
      {ready && (plan.effects.length > 0 || plan.options.length > 0) && (
        <div class="sides">
          {plan.effects.length > 0 && (
            <section>
              <h2>{reviewTexts.effects}</h2>
              <PlainList items={plan.effects} />
            </section>
          )}
          {plan.options.length > 0 && <Options state={state} plan={plan} dispatch={dispatch} />}
        </div>
      )}
    </>
  );
}

function Options({ state, plan, dispatch }: Props): ComponentChildren {
  return (
    <fieldset>
      <legend>{reviewTexts.options}</legend>
      {plan.options.map((option) => (
        <Check
          key={option.name}
          label={`${option.label} (${words.number(option.count)})`}
          help={option.help}
          on={state.options.includes(option.name)}
          change={(on) => dispatch({ type: 'option', name: option.name, on })}
        />
      ))}
    </fieldset>
  );
}
