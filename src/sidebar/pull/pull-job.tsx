// A pull that is running, and its result.
import type { ComponentChildren } from 'preact';
import type { Progress, PullSummary } from '../../protocol/jobs.ts';
import { isUnderWay } from '../page/job.ts';
import type { Pull, ViewParts, ViewProps } from '../page/sidebar-state.ts';
import { Button } from '../parts/buttons.tsx';
import { Message, PlainList, ProblemBlock } from '../parts/messages.tsx';
import { Running } from '../parts/progress.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { homeTexts } from '../texts/en/home.ts';
import { jobTexts } from '../texts/en/pull.ts';
import { connectTexts } from '../texts/en/settings.ts';
import * as words from '../texts/en/words.ts';
import { PersonalQuestion } from './personal-question.tsx';

type Props = ViewProps & { pull: Pull };

export function pullJob(props: Props): ViewParts {
  const { job } = props.pull;
  const top = <TopBar title={titleOf(props.pull)} />;
  if (job.phase === 'disconnected') return { top, rest: <Lost {...props} /> };
  if (isUnderWay(job)) return { top, rest: <UnderWay {...props} /> };
  if (job.phase === 'done') return { top, rest: <Done progress={job.progress} {...props} /> };
  return { top, rest: <Ended {...props} /> };
}

function UnderWay({ pull: { job, title }, dispatch }: Props): ComponentChildren {
  return (
    <Running
      job={job}
      title={jobTexts.pulling(title)}
      begins={jobTexts.starting}
      help={jobTexts.keepOpen}
      stop={words.cancel}
      stopping={jobTexts.stopping}
      press={() => dispatch({ type: 'stop' })}
    />
  );
}

function Lost({ pull: { job }, dispatch }: Props): ComponentChildren {
  const hasStarted = job.progress !== undefined;
  return (
    job.problem && (
      <ProblemBlock problem={job.problem}>
        <Button look="action" press={() => dispatch({ type: hasStarted ? 'resume' : 'tryAgain' })}>
          {hasStarted ? jobTexts.resume : words.tryAgain}
        </Button>
        <Button press={() => dispatch({ type: 'stop' })}>{words.cancel}</Button>
      </ProblemBlock>
    )
  );
}

/** Canceled or failed. In both cases, the tab is unchanged. */
function Ended({ pull, known, dispatch }: Props): ComponentChildren {
  const { problem } = pull.job;
  if (problem?.code === 'personal')
    return (
      <PersonalQuestion
        problem={problem}
        decide={(answer) => dispatch({ type: 'personal', answer })}
        cancel={() => dispatch({ type: 'go', view: 'home' })}
      />
    );
  const needsKey = known.connection === undefined || problem?.code === 'wrong-key';
  return (
    <>
      {problem && (
        <ProblemBlock problem={problem}>
          <Button look="action" press={() => dispatch(needsKey ? { type: 'go', view: 'connect' } : { type: 'tryAgain' })}>
            {needsKey ? connectTexts.connect : words.tryAgain}
          </Button>
        </ProblemBlock>
      )}
      <p class="block">{jobTexts.tabUnchanged}</p>
      <div class="buttons">
        <Button look={problem ? undefined : 'action'} press={() => dispatch({ type: 'go', view: 'home' })}>
          {words.back}
        </Button>
        <Button press={() => dispatch({ type: 'go', view: 'pull', resource: pull.resource })}>{jobTexts.changeFilters}</Button>
      </div>
    </>
  );
}

function Done({ pull, progress, known, state, dispatch }: Props & { progress?: Progress }): ComponentChildren {
  const pulled = progress?.pulled;
  const editable = known.tabs.some((tab) => tab.sheet === pulled?.sheet && tab.editable);
  return (
    <>
      {pulled ? <PullSummaryBlock pulled={pulled} total={progress?.total} /> : <p class="block">{progress?.text}</p>}
      <div class="buttons">
        <Button look="action" press={() => dispatch({ type: 'go', view: 'home' })}>
          {jobTexts.done}
        </Button>
        {editable && (
          <Button off={state.busy !== undefined} press={() => dispatch({ type: 'review' })}>
            {homeTexts.reviewAny}
          </Button>
        )}
        {pulled && <Button press={() => dispatch({ type: 'activate', sheet: pulled.sheet })}>{jobTexts.openTab}</Button>}
        <Button press={() => dispatch({ type: 'go', view: 'pull', resource: pull.resource })}>{jobTexts.changeFilters}</Button>
      </div>
    </>
  );
}

function titleOf({ title, job: { phase, progress } }: Pull): string {
  if (phase === 'disconnected') return jobTexts.interruptedTitle(title);
  if (phase === 'failed') return jobTexts.failedTitle(title);
  if (phase === 'canceled') return jobTexts.canceledTitle(title);
  if (phase !== 'done') return jobTexts.pulling(title);
  const name = progress?.pulled?.name ?? title;
  return progress?.pulled?.complete === false ? jobTexts.incompleteTitle(name) : jobTexts.doneTitle(name);
}

function PullSummaryBlock({ pulled, total }: { pulled: PullSummary; total?: number }): ComponentChildren {
  const { records, added, changed, removed, kept, complete, remarks, unreadable } = pulled;
  const facts = [
    { label: jobTexts.records, value: records },
    { label: jobTexts.added, value: added },
    { label: jobTexts.changed, value: changed },
    { label: jobTexts.removed, value: removed },
    { label: jobTexts.editsKept, value: kept },
  ];
  return (
    <div class="block">
      <Message kind={complete ? 'done' : 'warning'}>{complete ? jobTexts.complete : jobTexts.incomplete(records, total, removed)}</Message>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words.number(value)}</dd>
          </div>
        ))}
      </dl>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {unreadable.length > 0 && (
        <details>
          <summary>{jobTexts.unreadable(unreadable.length)}</summary>
          <PlainList items={unreadable} />
        </details>
      )}
    </div>
  );
}
