// A report that is running, and what it has found.
import type { ComponentChildren } from 'preact';
import { Button } from '../parts/buttons.tsx';
import { Message, ProblemBlock } from '../parts/messages.tsx';
import { Running } from '../parts/progress.tsx';
import { PersonalQuestion } from '../pull/personal-question.tsx';
import { reportsTexts } from '../texts/en/reports.ts';
import * as words from '../texts/en/words.ts';
import type { ReportRun, ReportsProps } from './reports-state.ts';

export function ReportRunning({ state: { run }, dispatch }: ReportsProps): ComponentChildren {
  return (
    <Running
      job={run?.job}
      title={reportsTexts.running(currentTitle(run))}
      begins={run && run.ended.length === run.runs.length ? reportsTexts.making : reportsTexts.starting}
      help={reportsTexts.keepOpen}
      stop={words.cancel}
      stopping={reportsTexts.stopping}
      press={() => dispatch({ type: 'stop' })}
    />
  );
}

/** Of several runs, the current one: `Seats (4 of 6)`. */
export function currentTitle(run: ReportRun | undefined): string {
  if (!run) return '';
  const current = run.runs[run.ended.length];
  return current && run.runs.length > 1 ? reportsTexts.current(current.title, run.ended.length + 1, run.runs.length) : run.title;
}

export function ReportResult({ state: { run }, dispatch }: ReportsProps): ComponentChildren {
  if (!run) return undefined;
  const { phase, progress, problem } = run.job;
  if (phase === 'canceled') return <Message kind="warning">{reportsTexts.canceled(currentTitle(run))}</Message>;
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
  return phase === 'done' ? <Results run={run} dispatch={dispatch} /> : undefined;
}

function Results({ run, dispatch }: { run: ReportRun; dispatch: ReportsProps['dispatch'] }): ComponentChildren {
  const { title, runs, ended, dashboard } = run;
  const failed = ended.filter(({ problem }) => problem);
  const isWarning = ended.some(({ problem, pulled }) => problem !== undefined || pulled?.complete === false);
  const open = (sheet: number, label?: string) => (
    <Button label={label} press={() => dispatch({ type: 'activate', sheet })}>
      {reportsTexts.openTab}
    </Button>
  );
  return (
    <Message kind={isWarning ? 'warning' : 'done'} role="status">
      {runs.length > 1 && <p class="what">{reportsTexts.allDone(title, ended.length - failed.length)}</p>}
      {typeof dashboard === 'number' && <div class="buttons">{open(dashboard)}</div>}
      {ended.map((each) => (
        <div key={each.title}>
          {/* A report's own sentence starts with its name, and that of a tab that fits an own report with another one. */}
          {runs.length > 1 && !each.pulled?.text.startsWith(each.title) && <p class="what">{each.title}</p>}
          {each.problem && (
            <p>
              {each.problem.what} {each.problem.todo}
            </p>
          )}
          {each.pulled && <p class={runs.length > 1 ? undefined : 'what'}>{each.pulled.text}</p>}
          {each.pulled?.remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
          {each.pulled && !dashboard && (
            <div class="buttons">{open(each.pulled.sheet, runs.length > 1 ? words.of(reportsTexts.openTab, each.title) : undefined)}</div>
          )}
        </div>
      ))}
    </Message>
  );
}
