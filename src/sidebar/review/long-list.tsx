// A list of the review. A long one shows its first part, and more of it when the user asks, so that the dialog stays quick.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { reviewTexts } from '../texts/en/review.ts';
import { shownParts } from './plan.ts';
import type { ReviewProps } from './review-state.ts';

interface LongListProps<T> extends ReviewProps {
  /** Identifies the list once the user asks for more of it. */
  name: string;
  look: string;
  items: readonly T[];
  children: (item: T) => ComponentChildren;
}

/** Each part is a list of its own. The focus goes to a part when it appears, so that a keyboard or a screen reader continues there. */
export function LongList<T>({ name, look, items, children, state, dispatch }: LongListProps<T>): ComponentChildren {
  const { parts, more } = shownParts(items.length, state.more[name] ?? 0);
  const shown = parts[parts.length - 1]?.to ?? 0;
  return (
    <>
      {parts.map(({ from, to }, index) => (
        <ul
          key={from}
          class={look}
          data-part={`${name} ${index}`}
          tabIndex={index > 0 ? -1 : undefined}
          aria-label={index > 0 ? reviewTexts.rowsOf(from + 1, to, items.length) : undefined}
        >
          {items.slice(from, to).map(children)}
        </ul>
      ))}
      {more > 0 && (
        <p>
          <Button look="wide" press={() => dispatch({ type: 'showMore', list: name })}>
            {reviewTexts.showMore(more)}
          </Button>
          <span class="gray">{reviewTexts.rowsOf(1, shown, items.length)}</span>
        </p>
      )}
    </>
  );
}
