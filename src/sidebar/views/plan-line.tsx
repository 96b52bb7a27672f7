// One write: the record, its fields with old and new values, and what became of it.
import type { ComponentChildren } from 'preact';
import type { LineState, PlanField, PlanRequest } from '../../commands/messages.ts';
import * as reviewTexts from '../texts/en/review.ts';
import { Icon, type IconName } from './icon.tsx';
import { Mark } from './mark.tsx';
import { Change, Value } from './plan-value.tsx';

export function PlanLine({ request, sent }: { request: PlanRequest; sent: boolean }): ComponentChildren {
  const { operation, help, caption, key, row, fields } = request;
  return (
    <li class="line">
      <div class="line-title">
        <h3>{caption === '' ? request.one : caption}</h3>
        <span class="gray">
          {[...(row > 0 ? [reviewTexts.rowOnly(row)] : []), ...(key === undefined ? [] : [reviewTexts.id(key)])].join(', ')}
        </span>
        <Outcome state={request.state} sent={sent} />
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
              <Field key={field.field} field={field} request={request} sent={sent} />
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}

/** The arrow between old and new says the same to the eye. */
function Column({ name }: { name: string }): ComponentChildren {
  return (
    <th scope="col">
      <span class="unseen">{name}</span>
    </th>
  );
}

function Field({ field, request, sent }: { field: PlanField; request: PlanRequest; sent: boolean }): ComponentChildren {
  const differs = field.state !== request.state;
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
          {differs && <Outcome state={field.state} sent={sent} />}
          <Notes field={field} />
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
          {reviewTexts.theirs} <Value text={field.theirs} />
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
  uncertain: 'warning',
  moved: 'refresh',
  skipped: 'info',
};

/** Says the state in a word and a sign; before sending there is nothing to say of what is simply planned. */
function Outcome({ state, sent }: { state: LineState; sent: boolean }): ComponentChildren {
  if (state === 'planned' && !sent) return null;
  return (
    <span class={`outcome is-${state}`}>
      <Icon name={ICONS[state]} />
      {reviewTexts.outcome[state]}
    </span>
  );
}
