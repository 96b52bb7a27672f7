// One write: the record, its fields with old and new values, conflicts to decide, and the result.
import type { ComponentChildren } from 'preact';
import type { LineState, PlanField, PlanRequest } from '../../protocol/review.ts';
import { Icon, type IconName } from '../parts/buttons.tsx';
import { Mark } from '../parts/messages.tsx';
import { conflictTexts, reviewTexts, scopeTexts } from '../texts/en/review.ts';
import { type Choice, choiceOf, isConflict } from './choices.ts';
import { Change, Value } from './plan-value.tsx';
import { canSkip, type Review, type ReviewProps } from './review-state.ts';

interface PlanChangeProps {
  request: PlanRequest;
  state: Review;
  dispatch: ReviewProps['dispatch'];
}

export function PlanChange(props: PlanChangeProps): ComponentChildren {
  const { request, state, dispatch } = props;
  const { operation, help, caption, key, row, fields } = request;
  const name = caption === '' ? request.one : caption;
  const sent = state.plan?.applied === true;
  const isOut = state.choices.skipped.includes(request.request);
  return (
    <li class={isOut ? 'line out' : 'line'}>
      <div class="line-title">
        {canSkip(state) && (
          <input
            type="checkbox"
            aria-label={scopeTexts.includeChange(name, row)}
            checked={!isOut}
            onChange={(event) => dispatch({ type: 'skip', requests: [request.request], out: !event.currentTarget.checked })}
          />
        )}
        <h3>{name}</h3>
        <span class="gray">
          {[...(row > 0 ? [reviewTexts.rowOnly(row)] : []), ...(key === undefined ? [] : [reviewTexts.id(key)])].join(', ')}
        </span>
        {state.phase !== 'ready' && <Outcome state={request.state} sent={sent} />}
      </div>
      {request.note !== undefined && <p>{request.note}</p>}
      {help !== undefined && <p>{help}</p>}
      {fields.length > 0 && (
        <table>
          <thead>
            <tr>
              <Column name={reviewTexts.field} />
              {operation !== 'create' && <Column name={reviewTexts.before} />}
              <Column name={operation === 'create' ? reviewTexts.value : reviewTexts.after} />
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Field key={field.field} field={field} {...props} />
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}

/** Only for screen readers. Others see an arrow between the values. */
function Column({ name }: { name: string }): ComponentChildren {
  return (
    <th scope="col">
      <span class="unseen">{name}</span>
    </th>
  );
}

function Field({ field, request, state, dispatch }: PlanChangeProps & { field: PlanField }): ComponentChildren {
  const differs = field.state !== request.state;
  const sent = state.plan?.applied === true;
  return (
    <tr>
      <th scope="row">{field.label}</th>
      {request.operation === 'create' ? (
        <td>
          <Value text={field.after} />
          <Notes field={field} />
        </td>
      ) : (
        <Change field={field}>
          {differs && state.phase !== 'ready' && <Outcome state={field.state} sent={sent} />}
          {state.phase === 'ready' && isConflict(field) ? (
            <PlanConflict
              request={request.request}
              field={field}
              choice={choiceOf(state.choices, request.request, field.field)}
              change={(choice) => dispatch({ type: 'decide', request: request.request, field: field.field, choice })}
            />
          ) : (
            <Notes field={field} />
          )}
        </Change>
      )}
    </tr>
  );
}

function Notes({ field }: { field: PlanField }): ComponentChildren {
  return (
    <>
      {field.theirs !== undefined && (
        <Mark kind="warn">
          {reviewTexts.nowInCatalog} <Value text={field.theirs} />
        </Mark>
      )}
      {field.note !== undefined && <Mark kind="note">{field.note}</Mark>}
    </>
  );
}

const ICONS: Record<LineState, IconName> = {
  planned: 'info',
  conflict: 'warning',
  sending: 'warning',
  done: 'check',
  failed: 'error',
  unconfirmed: 'warning',
  stale: 'refresh',
  skipped: 'info',
};

/** Shows the state as a word and an icon. Planned changes show none before they're sent. */
function Outcome({ state, sent }: { state: LineState; sent: boolean }): ComponentChildren {
  if (state === 'planned' && !sent) return null;
  return (
    <span class={`outcome is-${state}`}>
      <Icon name={ICONS[state]} />
      {reviewTexts.outcome[state]}
    </span>
  );
}

interface PlanConflictProps {
  request: string;
  field: PlanField;
  choice: Choice;
  change: (choice: Choice) => void;
}

function PlanConflict({ request, field, choice, change }: PlanConflictProps): ComponentChildren {
  const offers: { choice: Choice; label: string; value?: string }[] = [
    { choice: 'mine', label: conflictTexts.sendMine, value: field.after },
    { choice: 'theirs', label: conflictTexts.useCatalogs, value: field.theirs ?? '' },
    { choice: 'skip', label: conflictTexts.decideLater },
  ];
  return (
    <fieldset class="conflict">
      <legend>{conflictTexts.changedToo}</legend>
      {offers.map((offer) => (
        <label key={offer.choice} class="check">
          <input type="radio" name={`${request}-${field.field}`} checked={offer.choice === choice} onChange={() => change(offer.choice)} />
          <span>
            {offer.label} {offer.value !== undefined && <Value text={offer.value} />}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
