// Old and new value of one field. Long texts show the part that differs, and all of it on request.
import type { ComponentChildren } from 'preact';
import type { PlanField } from '../../protocol/review.ts';
import { Icon } from '../parts/buttons.tsx';
import { reviewTexts } from '../texts/en/review.ts';
import { differenceOf, type Side } from './difference.ts';
import { shown } from './shown-value.ts';
import { visibleText, withNames } from './visible-text.ts';

/** Texts of up to this many characters are shown completely. */
const SHORT = 160;

/** The cells of old and new value. The children go below the new one. */
export function Change({ field, children }: { field: PlanField; children: ComponentChildren }): ComponentChildren {
  const { added = [], removed = [] } = field;
  const [before, after] = [shown(field, field.before), shown(field, field.after)];
  if (added.length + removed.length > 0) {
    return (
      <td colSpan={2}>
        <Chips added={added} removed={removed} />
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

/** Longer texts don't fit beside the name of their record. */
const IN_LINE_LENGTH = 60;

/** Returns whether a field can be shown beside the name of its record. */
export function isShort({ before, after, added = [], removed = [] }: PlanField): boolean {
  if (added.length + removed.length > 0) return [...added, ...removed].join().length <= IN_LINE_LENGTH;
  return before.length + after.length <= 2 * IN_LINE_LENGTH && ![before, after].some((text) => text.includes('\n'));
}

/** A field beside the name of its record. */
export function InlineChange({ operation, field }: { operation: string; field: PlanField }): ComponentChildren {
  const { label, added = [], removed = [] } = field;
  const isList = added.length + removed.length > 0;
  return (
    <span class="in-line">
      <span class="gray">{label}</span> {isList && <Chips added={added} removed={removed} />}
      {!isList && operation !== 'create' && (
        <>
          <span class="before">
            <span class="unseen">{reviewTexts.before}: </span>
            <Value text={shown(field, field.before)} />
          </span>
          <Icon name="next" />
          <span class="unseen">{reviewTexts.after}: </span>
        </>
      )}
      {!isList && <Value text={shown(field, field.after)} />}
    </span>
  );
}

function Chips({ added, removed }: { added: readonly string[]; removed: readonly string[] }): ComponentChildren {
  return (
    <ul class="chips">
      {added.map((name) => (
        <Chip key={name} look="added" sign="+" word={reviewTexts.added} name={name} />
      ))}
      {removed.map((name) => (
        <Chip key={name} look="removed" sign="−" word={reviewTexts.removed} name={name} />
      ))}
    </ul>
  );
}

/** Shows a value as the tab does. */
export function Value({ text, side }: { text: string; side?: Side }): ComponentChildren {
  if (text === '') return <em class="gray">{reviewTexts.blank}</em>;
  if (text.length <= SHORT) return <span class="value">{visibleText(text)}</span>;
  return (
    <details>
      <summary class="value">{side ? <Part side={side} /> : `${withNames(text.slice(0, SHORT))}…`}</summary>
      <p class="value whole">{visibleText(text)}</p>
    </details>
  );
}

function Part({ side: { cutHead, head, changed, tail, cutTail } }: { side: Side }): ComponentChildren {
  return (
    <>
      {cutHead && '…'}
      {withNames(head)}
      <mark>{tail === '' ? visibleText(changed) : withNames(changed)}</mark>
      {withNames(tail)}
      {cutTail && '…'}
    </>
  );
}

function Chip({ look, sign, word, name }: { look: string; sign: string; word: string; name: string }): ComponentChildren {
  return (
    <li class={`chip ${look}`}>
      <span aria-hidden="true">{sign} </span>
      <span class="unseen">{word} </span>
      {visibleText(name)}
    </li>
  );
}
