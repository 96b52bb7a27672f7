// A list of the review. A long one shows its first part, so that the dialog stays quick.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { reviewTexts } from '../texts/en/review.ts';
import type { ReviewProps } from './review-state.ts';

/** How many items are shown before “Show all”. */
const FIRST = 25;

interface LongListProps<T> extends ReviewProps {
  /** Identifies the list once it shows all. */
  name: string;
  look: string;
  items: readonly T[];
  children: (item: T) => ComponentChildren;
}

export function LongList<T>({ name, look, items, children, state, dispatch }: LongListProps<T>): ComponentChildren {
  const shown = state.open.includes(name) || items.length <= FIRST + 5 ? items : items.slice(0, FIRST);
  return (
    <>
      <ul class={look}>{shown.map(children)}</ul>
      {shown.length < items.length && (
        <Button look="wide" press={() => dispatch({ type: 'showAll', group: name })}>
          {reviewTexts.showAll(items.length)}
        </Button>
      )}
    </>
  );
}
