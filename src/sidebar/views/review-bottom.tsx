// The buttons of the review, and the progress while it is sent. They stay in sight while the plan scrolls.
import type { ComponentChildren } from 'preact';
import { sendable } from '../logic/plan.ts';
import * as reviewTexts from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { Button } from './button.tsx';
import type { ReviewProps } from './review-app.tsx';
import { Running } from './running.tsx';

export function ReviewBottom(props: ReviewProps): ComponentChildren {
  const { phase, job } = props.state;
  return <footer>{phase === 'sending' && job?.phase !== 'lost' ? <Sending {...props} /> : <Buttons {...props} />}</footer>;
}

function Sending({ state: { job, plan }, dispatch }: ReviewProps): ComponentChildren {
  return (
    <Running
      job={job}
      title={reviewTexts.sending(plan === undefined ? 0 : sendable(plan).length)}
      begins={reviewTexts.starting}
      help={reviewTexts.keepOpen}
      stop={reviewTexts.stop}
      stopping={reviewTexts.stopping}
      press={() => dispatch({ type: 'stop' })}
    />
  );
}

function Buttons({ state, dispatch }: ReviewProps): ComponentChildren {
  const { phase, plan, job } = state;
  const lines = plan === undefined ? 0 : sendable(plan).length;
  const ready = phase === 'ready';
  const ended = phase === 'finished' || phase === 'unchecked';
  return (
    <>
      <p class="gray aside">{ready && lines > 0 ? reviewTexts.nothingYet : job?.phase === 'lost' ? reviewTexts.lostHelp : ''}</p>
      {(ended || (ready && plan?.requests.length !== 0 && lines === 0)) && (
        <Button press={() => dispatch({ type: 'reviewAgain' })}>{reviewTexts.again}</Button>
      )}
      <Button look={ended || (ready && lines === 0) ? 'action' : undefined} press={() => dispatch({ type: 'close' })}>
        {ended ? reviewTexts.done : words.close}
      </Button>
      {(phase === 'comparing' || ready) && (
        <Button look="action" off={!ready || lines === 0} press={() => dispatch({ type: 'send' })}>
          {reviewTexts.send(lines)}
        </Button>
      )}
    </>
  );
}
