// One write: the record, its fields with old and new values, conflicts to decide, and the result. One line if one field changes.
import type { ComponentChildren } from 'preact';
import type { LineState, PlanField, PlanRequest } from '../../protocol/review.ts';
import { Button, Icon, type IconName } from '../parts/buttons.tsx';
import { Mark } from '../parts/messages.tsx';
import { conflictTexts, discardTexts, reviewTexts, scopeTexts } from '../texts/en/review.ts';
import { type Choice, choiceOf, isConflict, lacksNeeded } from './choices.ts';
import { DiscardButton } from './discard-button.tsx';
import { PlaceLink } from './place-link.tsx';
import { resultOf } from './plan.ts';
import { Change, InlineChange, isShort, Value } from './plan-value.tsx';
import { canDiscard, canSkip, type Review, type ReviewProps } from './review-state.ts';
import { shown } from './shown-value.ts';

interface PlanChangeProps {
  request: PlanRequest;
  state: Review;
  dispatch: ReviewProps['dispatch'];
}

export function PlanChange(props: PlanChangeProps): ComponentChildren {
  const { request, state, dispatch } = props;
  const { operation, key, sheet, row, fields, unusual } = request;
  const { caption: name } = request;
  const isSkipped = (each: string) => state.choices.skipped.includes(each);
  const isOut = isSkipped(request.request);
  const isNeedy = state.phase === 'ready' && lacksNeeded(request, isSkipped);
  const inLine = isInLine(request, state);
  // The result says it already.
  const note = request.leftOut === 'skipped' ? undefined : request.note;
  const place = [...(row > 0 ? [reviewTexts.rowOnly(row)] : []), ...(key === undefined ? [] : [reviewTexts.id(key)])].join(', ');
  return (
    <li class={state.phase === 'ready' && (isOut || isNeedy) ? 'line out' : 'line'}>
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
        <PlaceLink
          cell={{ sheet, row, field: fields[0]?.field }}
          name={fields[0] === undefined ? name : reviewTexts.cellOf(fields[0].label, name)}
          place={place}
          state={state}
          dispatch={dispatch}
        />
        {inLine && fields.map((field) => <InlineChange key={field.field} operation={operation} field={field} />)}
        {inLine && <Unusual unusual={unusual} />}
        {inLine && fields.map((field) => <NewNames key={field.field} field={field} {...props} />)}
        {state.phase !== 'ready' && <Outcome request={request} sent={state.plan?.applied === true} />}
        {canDiscard(state) && (
          <DiscardButton
            name={discardTexts.discardOf(name)}
            press={() => dispatch({ type: 'discard', changes: [{ request: request.request }], cells: [] })}
          />
        )}
      </div>
      {isNeedy && <p>{reviewTexts.needs}</p>}
      {note !== undefined && <p>{note}</p>}
      {!inLine && <Unusual unusual={unusual} />}
      {!inLine && fields.length > 0 && (
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

/** Values that fit beside the name. A new record has few of them, and another change one. */
const IN_LINE = { create: 3, change: 1 };

function isInLine(request: PlanRequest, { phase }: Review): boolean {
  const { operation, fields } = request;
  const most = operation === 'create' ? IN_LINE.create : IN_LINE.change;
  const isOpen = (field: PlanField) => phase === 'ready' && isConflict(field);
  return (
    fields.length <= most &&
    fields.every((field) => isShort(field) && !isOpen(field) && field.theirs === undefined && ownNote(field, request) === undefined)
  );
}

/** The note of a field. One that all fields share is said once, for the whole change. */
function ownNote({ note }: PlanField, request: PlanRequest): string | undefined {
  return note === request.note ? undefined : note;
}

function Unusual({ unusual }: Pick<PlanRequest, 'unusual'>): ComponentChildren {
  return unusual.map((sentence) => (
    <Mark key={sentence} kind="warn">
      {sentence}
    </Mark>
  ));
}

/** Names that Catalog doesn't have yet, each with an existing one that could be meant. */
function NewNames({ field, request: { request }, state, dispatch }: PlanChangeProps & { field: PlanField }): ComponentChildren {
  return (field.newNames ?? []).map(({ name, similar }) => (
    <Mark key={name} kind={similar === undefined ? 'note' : 'warn'}>
      {reviewTexts.newName(name)} {similar !== undefined && reviewTexts.similarName(similar)}{' '}
      {similar !== undefined && canDiscard(state) && (
        <Button
          look="link"
          label={reviewTexts.existingInstead(similar, name)}
          press={() => dispatch({ type: 'useName', request, field: field.field, name, existing: similar })}
        >
          {reviewTexts.useThis}
        </Button>
      )}
    </Mark>
  ));
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
  const { caption: name } = request;
  return (
    <tr>
      <th scope="row">
        {field.label}
        {canDiscard(state) && request.operation === 'update' && request.fields.length > 1 && (
          <DiscardButton
            name={discardTexts.discardField(field.label, name)}
            press={() => dispatch({ type: 'discard', changes: [{ request: request.request, fields: [field.field] }], cells: [] })}
          />
        )}
      </th>
      {request.operation === 'create' ? (
        <td>
          <Value text={shown(field, field.after)} />
          <Notes field={field} request={request} state={state} dispatch={dispatch} />
        </td>
      ) : (
        <Change field={field}>
          {differs && state.phase !== 'ready' && <FieldOutcome state={field.state} sent={sent} />}
          {state.phase === 'ready' && isConflict(field) ? (
            <PlanConflict
              request={request.request}
              field={field}
              choice={choiceOf(state.choices, request.request, field.field)}
              change={(choice) => dispatch({ type: 'decide', request: request.request, field: field.field, choice })}
            />
          ) : (
            <Notes field={field} request={request} state={state} dispatch={dispatch} />
          )}
        </Change>
      )}
    </tr>
  );
}

function Notes(props: PlanChangeProps & { field: PlanField }): ComponentChildren {
  const { field, request } = props;
  const note = ownNote(field, request);
  return (
    <>
      {field.theirs !== undefined && (
        <Mark kind="warn">
          {reviewTexts.nowInCatalog} <Value text={shown(field, field.theirs)} />
        </Mark>
      )}
      <NewNames {...props} />
      {note !== undefined && <Mark kind="note">{note}</Mark>}
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

/** Shows the result of a change as a word and an icon. Planned changes show none before they're sent. */
function Outcome({ request, sent }: { request: PlanRequest; sent: boolean }): ComponentChildren {
  if (request.leftOut === undefined) return <FieldOutcome state={request.state} sent={sent} />;
  return (
    <span class="outcome">
      <Icon name="info" />
      {scopeTexts.kinds[resultOf(request)]}
    </span>
  );
}

function FieldOutcome({ state, sent }: { state: LineState; sent: boolean }): ComponentChildren {
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
    { choice: 'mine', label: conflictTexts.sendMine, value: shown(field, field.after) },
    { choice: 'theirs', label: conflictTexts.useCatalogs, value: shown(field, field.theirs ?? '') },
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
