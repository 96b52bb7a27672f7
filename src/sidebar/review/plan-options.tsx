// Above the changes of a plan: side effects, options, conflicts, and confirmations.
import type { ComponentChildren } from 'preact';
import type { PlanGuard, PlanView } from '../../protocol/review.ts';
import { Button } from '../parts/buttons.tsx';
import { Check, Field } from '../parts/fields.tsx';
import { Message, PlainList } from '../parts/messages.tsx';
import { conflictTexts, guardTexts, reviewTexts } from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { asksForProduction, type Choice, conflictsOf, openGuard, sendable } from './choices.ts';
import { sideEffects } from './plan.ts';
import type { Review, ReviewProps } from './review-state.ts';

type Props = { state: Review; plan: PlanView; dispatch: ReviewProps['dispatch'] };

export function PlanOptions({ state, plan, dispatch }: Props): ComponentChildren {
  if (state.phase !== 'ready') return null;
  const effects = sideEffects(plan, sendable(plan, state.choices), state.options);
  const guard = openGuard(plan, state.choices);
  return (
    <>
      {(effects.length > 0 || plan.options.length > 0) && (
        <div class="sides">
          {effects.length > 0 && (
            <section>
              <h2>{reviewTexts.effects}</h2>
              <PlainList items={effects.map(reviewTexts.effect)} />
            </section>
          )}
          {plan.options.length > 0 && <Options state={state} plan={plan} dispatch={dispatch} />}
        </div>
      )}
      {guard && <PlanConfirm state={state} guard={guard} dispatch={dispatch} />}
      <Conflicts state={state} plan={plan} dispatch={dispatch} />
      {asksForProduction(plan, state.choices) && (
        <Message kind="warning">
          <Check
            label={guardTexts.confirmProduction(plan.host)}
            on={state.choices.productionConfirmed}
            change={(on) => dispatch({ type: 'confirmProduction', on })}
          />
        </Message>
      )}
    </>
  );
}

function Conflicts({ plan, dispatch }: Props): ComponentChildren {
  const conflicts = conflictsOf(plan).length;
  if (conflicts === 0) return null;
  const offers: { choice: Choice; label: string }[] = [
    { choice: 'mine', label: conflictTexts.sendMineForAll },
    { choice: 'theirs', label: conflictTexts.useCatalogsForAll },
    { choice: 'skip', label: conflictTexts.decideLaterForAll },
  ];
  return (
    <Message kind="warning">
      <p>{conflictTexts.conflictIntro(conflicts)}</p>
      <div class="buttons">
        {offers.map(({ choice, label }) => (
          <Button key={choice} press={() => dispatch({ type: 'decideAll', choice })}>
            {label}
          </Button>
        ))}
      </div>
    </Message>
  );
}

function Options({ state, plan, dispatch }: Props): ComponentChildren {
  return (
    <fieldset>
      <legend>{reviewTexts.options}</legend>
      {plan.options.map((option) => (
        <Check
          key={option.name}
          label={`${option.label} (${words.number(option.requests.filter((request) => !state.choices.skipped.includes(request)).length)})`}
          help={option.help}
          on={state.options.includes(option.name)}
          change={(on) => dispatch({ type: 'option', name: option.name, on })}
        />
      ))}
    </fieldset>
  );
}

interface PlanConfirmProps {
  state: Review;
  guard: PlanGuard;
  dispatch: ReviewProps['dispatch'];
}

function PlanConfirm({ state, guard, dispatch }: PlanConfirmProps): ComponentChildren {
  return (
    <Message kind="warning">
      {guard.why.map((why) => (
        <p key={why} class="what">
          {why}
        </p>
      ))}
      <Field id="confirm" label={guardTexts.confirmLabel(guard.words)}>
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
