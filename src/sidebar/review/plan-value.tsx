// Old and new value of one field. Of long texts the part that differs is shown, and the whole on request.
import type { ComponentChildren } from 'preact';
import type { PlanField } from '../../protocol/review.ts';
import { Icon } from '../parts/buttons.tsx';
import { reviewTexts } from '../texts/en/review.ts';
import { differenceOf, type Side } from './difference.ts';

/** Texts up to this many characters are shown as they are. */
const SHORT = 160;

/** The cells for old and new value; what else is to be said of the field goes below the new one. */
export function Change({ field, children }: { field: PlanField; children: ComponentChildren }): ComponentChildren {
  const { before, after, added = [], removed = [] } = field;
  if (added.length + removed.length > 0) {
    return (
      <td colSpan={2}>
        <ul class="chips">
          {added.map((name) => (
            <Chip key={name} look="added" sign="+" word={reviewTexts.added} name={name} />
          ))}
          {removed.map((name) => (
            <Chip key={name} look="removed" sign="−" word={reviewTexts.removed} name={name} />
          ))}
        </ul>
        {children}
      </td>
    );
  }
  const difference = differenceOf(before, after);
  return (
    <>
      <td class="before">
        <Value text={before} side={difference.before} />
      </td>
      <td class="after">
        <Icon name="next" />
        <Value text={after} side={difference.after} />
        {children}
      </td>
    </>
  );
}

/** A value as the tab shows it. */
export function Value({ text, side }: { text: string; side?: Side }): ComponentChildren {
  if (text === '') return <em class="gray">{reviewTexts.blank}</em>;
  if (text.length <= SHORT) return <span class="value">{text}</span>;
  return (
    <details>
      <summary class="value">{side ? <Part side={side} /> : `${text.slice(0, SHORT)}…`}</summary>
      <p class="value whole">{text}</p>
    </details>
  );
}

function Part({ side: { cutHead, head, changed, tail, cutTail } }: { side: Side }): ComponentChildren {
  return (
    <>
      {cutHead && '…'}
      {head}
      <mark>{changed}</mark>
      {tail}
      {cutTail && '…'}
    </>
  );
}

function Chip({ look, sign, word, name }: { look: string; sign: string; word: string; name: string }): ComponentChildren {
  return (
    <li class={`chip ${look}`}>
      <span aria-hidden="true">{sign} </span>
      <span class="unseen">{word} </span>
      {name}
    </li>
  );
}
