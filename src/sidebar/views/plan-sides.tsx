// What stands above the lines of a plan: side effects, options, and what is held back.

import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../commands/messages.ts';
import type { Review } from '../logic/review.ts';
import * as reviewTexts from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { Message } from './message.tsx';
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
            <section aria-labelledby="effects">
              <h2 id="effects">{reviewTexts.effects}</h2>
              <ul class="plain">
                {plan.effects.map((effect) => (
                  <li key={effect}>{effect}</li>
                ))}
              </ul>
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
    <fieldset class="options">
      <legend>{reviewTexts.options}</legend>
      {plan.options.map((option) => (
        <div key={option.name}>
          <label class="check">
            <input
              type="checkbox"
              checked={state.options.includes(option.name)}
              aria-describedby={`option-${option.name}`}
              onChange={(event) => dispatch({ type: 'option', name: option.name, on: event.currentTarget.checked })}
            />
            <span>
              {option.label} <span class="gray">({words.number(option.count)})</span>
            </span>
          </label>
          <p class="help" id={`option-${option.name}`}>
            {option.help}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
