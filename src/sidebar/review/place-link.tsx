// Where a change is in the spreadsheet. Until it's sent, its place leads to the cell.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { reviewTexts } from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import type { ReviewProps } from './review-state.ts';

interface PlaceLinkProps extends ReviewProps {
  /** `row` is 0 if it isn't in the tab. */
  cell: { sheet: number; row: number; field?: string };
  /** Names the cell for screen readers. */
  name: string;
  place: string;
}

export function PlaceLink({ cell, name, place, state, dispatch }: PlaceLinkProps): ComponentChildren {
  if (cell.row <= 0 || state.phase !== 'ready') return <span class="gray">{place}</span>;
  return (
    <Button look="link" label={words.of(place, reviewTexts.selectCell(name))} press={() => dispatch({ type: 'goTo', ...cell })}>
      {place}
    </Button>
  );
}
