// A field that a colleague changed too: what is to become of it.
import type { ComponentChildren } from 'preact';
import type { PlanField } from '../../protocol/messages.ts';
import { conflictTexts } from '../texts/en/review.ts';
import type { Choice } from './choices.ts';
import { Value } from './plan-value.tsx';

interface PlanConflictProps {
  request: string;
  field: PlanField;
  choice: Choice;
  change: (choice: Choice) => void;
}

export function PlanConflict({ request, field, choice, change }: PlanConflictProps): ComponentChildren {
  const offers: { choice: Choice; label: string; value?: string }[] = [
    { choice: 'mine', label: conflictTexts.mine, value: field.after },
    { choice: 'theirs', label: conflictTexts.theirs, value: field.theirs ?? '' },
    { choice: 'skip', label: conflictTexts.skip },
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
