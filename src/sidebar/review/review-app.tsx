// The review dialog: what would be sent, and the results after sending. Also the select for what is reviewed.
import type { ComponentChildren } from 'preact';
import { dateAndTime } from '../parts/age.ts';
import { Button, Icon } from '../parts/buttons.tsx';
import { Select } from '../parts/fields.tsx';
import { KindMark, Message, ProblemBlock } from '../parts/messages.tsx';
import { ProgressBar } from '../parts/progress.tsx';
import { silent } from '../texts/en/problems.ts';
import { reviewTexts, scopeTexts } from '../texts/en/review.ts';
import * as words from '../texts/en/words.ts';
import { secondsToSend, sendable, takenCells } from './choices.ts';
import { countsOf, filtered, groupsOf } from './plan.ts';
import { PlanFilterBar } from './plan-filter-bar.tsx';
import { PlanGroup } from './plan-group.tsx';
import { PlanIssues } from './plan-issues.tsx';
import { PlanOptions } from './plan-options.tsx';
import { ReviewBottom } from './review-bottom.tsx';
import type { Review, ReviewProps } from './review-state.ts';

export function ReviewApp(props: ReviewProps): ComponentChildren {
  const { state } = props;
  const heading = headingOf(state);
  const seconds = state.phase === 'ready' && state.plan ? secondsToSend(state.plan, state.choices) : 0;
  return (
    <div class="review">
      <header>
        <h1 tabIndex={-1}>{heading}</h1>
        {state.plan && (
          <p class="gray">
            {state.plan.dryRunReason ? reviewTexts.comparesWith : reviewTexts.sendsTo} <strong>{state.plan.host}</strong>
            {seconds >= 60 && ` · ${reviewTexts.duration(seconds)}`}
            {state.plan.undoes && ` · ${reviewTexts.undoOf(dateAndTime(state.plan.undoes.at))}`}
          </p>
        )}
        {state.plan && <KindMark kind={state.plan.kind} />}
        <ReviewScope {...props} />
      </header>
      <main>
        <p class="unseen" role="status">
          {state.phase === 'sending' ? state.job?.progress?.text || reviewTexts.starting : heading}
        </p>
        {state.isRest && <Message kind="warning">{reviewTexts.rest}</Message>}
        {state.silent && <ProblemBlock problem={silent} mild />}
        <Trouble {...props} />
        <Body {...props} />
      </main>
      <ReviewBottom {...props} />
    </div>
  );
}

function Trouble({ state: { phase, problem, job }, dispatch }: ReviewProps): ComponentChildren {
  if (problem === undefined) return null;
  const lost = phase === 'sending' && job?.phase === 'disconnected';
  const known = job?.progress !== undefined;
  return (
    <ProblemBlock problem={problem}>
      {lost && known && (
        <Button look="action" press={() => dispatch({ type: 'resume' })}>
          {reviewTexts.resume}
        </Button>
      )}
      {(phase === 'resultsUnavailable' || (lost && !known)) && (
        <Button look="action" press={() => dispatch({ type: 'check' })}>
          {reviewTexts.showResults}
        </Button>
      )}
      {phase === 'compareFailed' && (
        <Button look="action" press={() => dispatch({ type: 'reviewAgain' })}>
          {words.tryAgain}
        </Button>
      )}
    </ProblemBlock>
  );
}

function Body({ state, dispatch }: ReviewProps): ComponentChildren {
  const { phase, plan, filter } = state;
  if (phase === 'comparing') {
    return (
      <div class="busy">
        <ProgressBar label={reviewTexts.comparing} count={0} />
        <p>{state.undo ? reviewTexts.comparingUndo : state.waitlist ? reviewTexts.comparingWaitlist : reviewTexts.comparingHelp}</p>
      </div>
    );
  }
  if (plan === undefined) return null;
  if (plan.requests.length + plan.refused.length + plan.remarks.length + plan.newRows.length + (plan.waiting ?? []).length === 0) {
    return (
      <div class="busy">
        <Icon name="check" />
        <p>{plan.undoes ? reviewTexts.emptyUndo : reviewTexts.emptyHelp}</p>
      </div>
    );
  }
  const shown = filtered(plan.requests, filter);
  return (
    <>
      {plan.dryRunReason && <Message kind="warning">{reviewTexts.dryRun[plan.dryRunReason]}</Message>}
      <PlanOptions state={state} plan={plan} dispatch={dispatch} />
      <PlanFilterBar state={state} plan={plan} shown={shown.length} dispatch={dispatch} />
      {groupsOf(shown).map((group) => (
        <PlanGroup key={group.name} group={group} state={state} dispatch={dispatch} />
      ))}
      <PlanIssues plan={plan} dispatch={dispatch} />
    </>
  );
}

function headingOf({ phase, plan, job, sent, choices }: Review): string {
  if (phase === 'comparing') return reviewTexts.comparing;
  if (phase === 'loadingResults') return reviewTexts.loadingResults;
  if (phase === 'resultsUnavailable') return reviewTexts.resultsUnavailable;
  if (plan === undefined) return reviewTexts.compareFailed;
  if (phase === 'sending') {
    const lines = sendable(plan, choices).length;
    if (job?.phase === 'disconnected') return reviewTexts.interrupted;
    return plan.undoes ? reviewTexts.undoing(lines) : reviewTexts.sending(lines, takenCells(plan, choices));
  }
  if (phase === 'finished') return sent === undefined ? reviewTexts.stopped : words.sent(sent);
  const counts = countsOf(sendable(plan, choices));
  if (counts.length > 0) return reviewTexts.counts(counts);
  if (takenCells(plan, choices) > 0) return reviewTexts.send(0, takenCells(plan, choices));
  return plan.requests.length + plan.refused.length > 0 ? reviewTexts.nothingSendable : reviewTexts.empty;
}

function ReviewScope({ state: { plan, phase, scope, rows, undo }, dispatch }: ReviewProps): ComponentChildren {
  const here = plan?.selection;
  if (phase !== 'ready' || undo !== undefined || (here === undefined && scope === undefined && rows === undefined)) return null;
  const name = here?.tab ?? '';
  const options = [{ value: '', text: scopeTexts.allTabs }];
  if (rows) options.unshift({ value: 'rows', text: scopeTexts.addedRows });
  if (here) options.push({ value: 'tab', text: scopeTexts.thisTab(name) });
  if (here && here.rows !== '') options.push({ value: 'selection', text: scopeTexts.selectedRows(name, here.rows) });
  return (
    <Select
      id="scope"
      label={scopeTexts.scope}
      value={rows ? 'rows' : (scope ?? '')}
      options={options}
      change={(value) => dispatch({ type: 'scope', scope: scopeNamed(value) })}
    />
  );
}

function scopeNamed(value: string): Review['scope'] {
  return value === 'tab' || value === 'selection' ? value : undefined;
}
