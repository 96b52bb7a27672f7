// The button at the end of a row that discards its edit, and the question before several edits go.
import type { ComponentChildren } from 'preact';
import { Button, Icon } from '../parts/buttons.tsx';
import { Message, PlainList } from '../parts/messages.tsx';
import { discardTexts, reviewTexts } from '../texts/en/review.ts';
import { editsIn, type ReviewProps } from './review-state.ts';

export function DiscardButton({ name, press }: { name: string; press: () => void }): ComponentChildren {
  return (
    <Button look="discard" label={name} press={press}>
      <Icon name="revert" />
    </Button>
  );
}

/** Asks before several edits are discarded, and shows afterward what was, or which existing name a cell got. */
export function DiscardMessages({ state: { phase, asks, discarded, used }, dispatch }: ReviewProps): ComponentChildren {
  if (phase !== 'ready') return null;
  if (asks) {
    return (
      <div class="asks">
        <Message kind="warning">
          <p>{discardTexts.ask(editsIn(asks))}</p>
          <div class="buttons">
            <Button press={() => dispatch({ type: 'discardAsked', yes: true })}>{discardTexts.yes(editsIn(asks))}</Button>
            <Button press={() => dispatch({ type: 'discardAsked', yes: false })}>{discardTexts.no}</Button>
          </div>
        </Message>
      </div>
    );
  }
  if (used) {
    return (
      <Message kind={used.kept.length > 0 ? 'warning' : 'done'} role="status">
        {used.kept.length > 0 ? <PlainList items={used.kept} /> : <p>{reviewTexts.used(used.name)}</p>}
      </Message>
    );
  }
  if (discarded === undefined) return null;
  return (
    <Message kind={discarded.kept.length > 0 ? 'warning' : 'done'} role="status">
      <p>{discardTexts.done(discarded.discarded.length)}</p>
      {discarded.kept.length > 0 && <PlainList items={discarded.kept} />}
      {discarded.discarded.length > 0 && (
        <details>
          <summary>{discardTexts.details}</summary>
          <PlainList items={discarded.discarded} />
        </details>
      )}
    </Message>
  );
}
