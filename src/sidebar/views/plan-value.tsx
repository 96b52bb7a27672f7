// Old and new value of one field. Long texts show where they differ; everything can be seen whole.

import type { ComponentChildren } from 'preact';
import type { PlanField } from '../../commands/messages.ts';
import { differenceOf, type Side } from '../logic/difference.ts';
import * as reviewTexts from '../texts/en/review.ts';
import { Icon } from './icon.tsx';

/** Texts up to this many characters are shown as they are. */
const SHORT = 160;

/** The cells for old and new value; what else is to be said of the field goes below the new one. */
export function Change({ field, children }: { field: PlanField; children?: ComponentChildren }): ComponentChildren {
  const { before, after, added, removed } = field;
  if (added !== undefined || removed !== undefined) {
    return (
      <td colSpan={2}>
        <Chips added={added ?? []} removed={removed ?? []} />
        {children}
      </td>
    );
  }
  if (before.length <= SHORT && after.length <= SHORT) {
    return (
      <>
        <td class="before">
          <Value text={before} />
        </td>
        <td class="after">
          <Icon name="next" />
          <Value text={after} />
          {children}
        </td>
      </>
    );
  }
  const difference = differenceOf(before, after);
  return (
    <>
      <td class="before">
        <Part side={difference.before} />
      </td>
      <td class="after">
        <Icon name="next" />
        <Part side={difference.after} />
        <details>
          <summary>{reviewTexts.wholeText}</summary>
          <p class="gray">{reviewTexts.before}</p>
          <div class="whole">
            <Value text={before} whole />
          </div>
          <p class="gray">{reviewTexts.after}</p>
          <div class="whole">
            <Value text={after} whole />
          </div>
        </details>
        {children}
      </td>
    </>
  );
}

/** A value as the tab shows it. A long one begins with its start. */
export function Value({ text, whole = false }: { text: string; whole?: boolean }): ComponentChildren {
  if (text === '') return <em class="gray">{reviewTexts.blank}</em>;
  if (whole || text.length <= 2 * SHORT) return <span class="value">{text}</span>;
  return (
    <details>
      <summary>
        <span class="value">{`${Array.from(text).slice(0, SHORT).join('')}…`}</span>
      </summary>
      <span class="value">{text}</span>
    </details>
  );
}

function Part({ side }: { side: Side }): ComponentChildren {
  return (
    <span class="value">
      {side.cutHead && '…'}
      {side.head}
      {side.changed !== '' && <mark>{side.changed}</mark>}
      {side.tail}
      {side.cutTail && '…'}
    </span>
  );
}

function Chips({ added, removed }: { added: string[]; removed: string[] }): ComponentChildren {
  return (
    <ul class="chips">
      {added.map((name) => (
        <li class="chip added" key={`+${name}`}>
          <span aria-hidden="true">+ </span>
          <span class="unseen">{reviewTexts.added} </span>
          {name}
        </li>
      ))}
      {removed.map((name) => (
        <li class="chip removed" key={`-${name}`}>
          <span aria-hidden="true">− </span>
          <span class="unseen">{reviewTexts.removed} </span>
          {name}
        </li>
      ))}
    </ul>
  );
}
