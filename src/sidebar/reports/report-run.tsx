// A report that is running, and what it has found.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { Message, ProblemBlock } from '../parts/messages.tsx';
import { Running } from '../parts/progress.tsx';
import { PersonalQuestion } from '../pull/personal-question.tsx';
import { reportsTexts } from '../texts/en/reports.ts';
import * as words from '../texts/en/words.ts';
import type { ReportsProps } from './reports-state.ts';

export function ReportRunning({ state: { run }, dispatch }: ReportsProps): ComponentChildren {
  return (
    <Running
      job={run?.job}
      title={reportsTexts.running(run?.report.title ?? '')}
      begins={reportsTexts.starting}
      help={reportsTexts.keepOpen}
      stop={words.cancel}
      stopping={reportsTexts.stopping}
      press={() => dispatch({ type: 'stop' })}
    />
  );
}

export function ReportResult({ state: { run }, dispatch }: ReportsProps): ComponentChildren {
  if (!run) return undefined;
  const { phase, progress, problem } = run.job;
  if (phase === 'canceled') return <Message kind="warning">{reportsTexts.canceled(run.report.title)}</Message>;
  if (problem?.code === 'personal') {
    return (
      <PersonalQuestion
        problem={problem}
        decide={(answer) => dispatch({ type: 'personal', answer })}
        cancel={() => dispatch({ type: 'close' })}
      />
    );
  }
  if (problem) {
    const isLost = phase === 'disconnected' && progress !== undefined;
    return (
      <ProblemBlock problem={problem}>
        <Button press={() => dispatch({ type: isLost ? 'resume' : 'again' })}>{isLost ? reportsTexts.resume : words.tryAgain}</Button>
        {isLost && <Button press={() => dispatch({ type: 'stop' })}>{words.cancel}</Button>}
      </ProblemBlock>
    );
  }
  const pulled = progress?.pulled;
  if (phase !== 'done' || !pulled) return undefined;
  return (
    <Message kind={pulled.complete ? 'done' : 'warning'} role="status">
      <p class="what">{progress.text}</p>
      {pulled.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <div class="buttons">
        <Button press={() => dispatch({ type: 'activate', sheet: pulled.sheet })}>{reportsTexts.openTab}</Button>
      </div>
    </Message>
  );
}
