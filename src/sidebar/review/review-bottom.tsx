// The buttons of the review, and the progress while it is sent. They stay visible while the plan scrolls.
import type { ComponentChildren } from 'preact';
import type { PlanView } from '../../protocol/review.ts';
import { Button } from '../parts/buttons.tsx';
import { Running } from '../parts/progress.tsx';
import { guardTexts, reviewTexts } from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { asksForProduction, type Choices, canSend, openGuard, sendable, takenCells } from './choices.ts';
import type { ReviewProps } from './review-state.ts';

export function ReviewBottom(props: ReviewProps): ComponentChildren {
  const { phase, job } = props.state;
  return <footer>{phase === 'sending' && job?.phase !== 'disconnected' ? <Sending {...props} /> : <Buttons {...props} />}</footer>;
}

function Sending({ state: { job, plan, choices }, dispatch }: ReviewProps): ComponentChildren {
  const { changes, cells } = amountOf(plan, choices);
  return (
    <Running
      job={job}
      title={plan?.undoes ? reviewTexts.undoing(changes) : reviewTexts.sending(changes, cells)}
      begins={reviewTexts.starting}
      help={reviewTexts.keepOpen}
      stop={reviewTexts.stop}
      stopping={reviewTexts.stopping}
      press={() => dispatch({ type: 'stop' })}
    />
  );
}

function Buttons({ state, dispatch }: ReviewProps): ComponentChildren {
  const { phase, plan, job, choices } = state;
  const { changes, cells } = amountOf(plan, choices);
  const nothing = changes + cells === 0;
  const ready = phase === 'ready';
  const off = !ready || plan === undefined || !canSend(plan, choices);
  const guard = ready && plan !== undefined && off && !nothing ? openGuard(plan, choices) : undefined;
  const mustConfirm = ready && plan !== undefined && off && asksForProduction(plan, choices) && !choices.productionConfirmed;
  const ended = phase === 'finished' || phase === 'resultsUnavailable';
  return (
    <>
      <p class="gray aside">
        {guard
          ? guardTexts.confirmationMissing(guard.words)
          : mustConfirm
            ? guardTexts.productionMissing
            : ready && !nothing
              ? reviewTexts.nothingSentYet
              : job?.phase === 'disconnected'
                ? reviewTexts.interruptedHelp
                : ''}
      </p>
      {(ended || (ready && plan?.requests.length !== 0 && nothing)) && (
        <Button press={() => dispatch({ type: 'reviewAgain' })}>{reviewTexts.reviewAgain}</Button>
      )}
      {phase === 'finished' && plan?.requests.some(({ state: result }) => result === 'done') && (
        <Button press={() => dispatch({ type: 'undoSent' })}>{reviewTexts.undoThis}</Button>
      )}
      <Button
        look={phase === 'finished' || (ready && (nothing || plan?.dryRunReason)) ? 'action' : undefined}
        press={() => dispatch({ type: 'close' })}
      >
        {ended ? reviewTexts.done : words.close}
      </Button>
      {(phase === 'comparing' || ready) && plan?.dryRunReason === undefined && (
        <Button look="action" off={off} press={() => dispatch({ type: 'send' })}>
          {plan?.undoes ? reviewTexts.undo(changes) : reviewTexts.send(changes, cells)}
        </Button>
      )}
    </>
  );
}

function amountOf(plan: PlanView | undefined, choices: Choices): { changes: number; cells: number } {
  return plan === undefined ? { changes: 0, cells: 0 } : { changes: sendable(plan, choices).length, cells: takenCells(plan, choices) };
}
