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
import { secondsToSend, sendable, takenCells, undecided } from './choices.ts';
import { DiscardMessages } from './discard-button.tsx';
import { countsOf, filtered, groupsOf, resultsOf, rowsIn } from './plan.ts';
import { PlanBlocked } from './plan-blocked.tsx';
import { PlanFilterBar } from './plan-filter-bar.tsx';
import { PlanGroup } from './plan-group.tsx';
import { PlanIssues, PlanWaiting } from './plan-issues.tsx';
import { PlanOptions } from './plan-options.tsx';
import { PlanResults } from './plan-results.tsx';
import { ReviewBottom } from './review-bottom.tsx';
import type { Review, ReviewProps } from './review-state.ts';

export function ReviewApp(props: ReviewProps): ComponentChildren {
  const { state } = props;
  const heading = headingOf(state);
  const types = typesOf(state);
  const seconds = state.phase === 'ready' && state.plan ? secondsToSend(state.plan, state.choices) : 0;
  return (
    <div class="review">
      <header>
        <h1 tabIndex={-1}>{heading}</h1>
        {state.plan && (
          <p class="gray">
            {state.plan.dryRunReason ? reviewTexts.comparesWith : reviewTexts.sendsTo} <strong>{state.plan.host}</strong>
            {types !== '' && ` · ${types}`}
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
        <DiscardMessages {...props} />
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
  if (phase === 'comparing' || phase === 'discarding' || state.loading) {
    const { count, total } = doneOf(state);
    return (
      <div class="busy">
        <ProgressBar label={headingOf(state)} count={count} total={total} />
        <p>{waitHelp(state)}</p>
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
  const results = phase === 'finished' ? resultsOf(plan) : [];
  const isRefusedShown = filter.kind === 'all' || filter.kind === 'refused';
  return (
    <>
      {plan.dryRunReason && <Message kind="warning">{reviewTexts.dryRun[plan.dryRunReason]}</Message>}
      <PlanResults state={state} results={results} dispatch={dispatch} />
      {phase === 'ready' && <PlanWaiting plan={plan} dispatch={dispatch} />}
      {isRefusedShown && <PlanBlocked state={state} plan={plan} dispatch={dispatch} />}
      <PlanOptions state={state} plan={plan} dispatch={dispatch} />
      {plan.requests.length + plan.refused.length > 0 && (
        <PlanFilterBar state={state} plan={plan} shown={shown} results={results} dispatch={dispatch} />
      )}
      {groupsOf(shown).map((group) => (
        <PlanGroup key={group.name} group={group} state={state} dispatch={dispatch} />
      ))}
      <PlanIssues plan={plan} dispatch={dispatch} />
    </>
  );
}

/** Returns how far a long review, or a long plan whose parts are loading, is. */
function doneOf({ loading, compared }: Review): { count: number; total?: number | undefined } {
  if (!loading) return compared ?? { count: 0 };
  const { requests, refused, rest } = loading.plan;
  return { count: requests.length + refused.length, total: rest?.rows };
}

/** Says what is going on before the plan is there. */
function waitHelp(state: Review): string {
  const { phase, undo, waitlist, compared, loading } = state;
  const { count, total } = doneOf(state);
  if (loading) return reviewTexts.loaded(count, total ?? count);
  if (compared) return reviewTexts.compared(compared.count, compared.total);
  if (phase === 'discarding') return reviewTexts.discardingHelp;
  if (undo !== undefined) return reviewTexts.comparingUndo;
  return waitlist === undefined ? reviewTexts.comparingHelp : reviewTexts.comparingWaitlist;
}

function headingOf({ phase, plan, job, sent, choices }: Review): string {
  if (phase === 'comparing') return reviewTexts.comparing;
  if (phase === 'discarding') return reviewTexts.discarding;
  if (phase === 'loadingResults') return reviewTexts.loadingResults;
  if (phase === 'resultsUnavailable') return reviewTexts.resultsUnavailable;
  if (plan === undefined) return reviewTexts.compareFailed;
  if (phase === 'sending') {
    const lines = sendable(plan, choices).length;
    if (job?.phase === 'disconnected') return reviewTexts.interrupted;
    return plan.undoes ? reviewTexts.undoing(lines) : reviewTexts.sending(lines, takenCells(plan, choices));
  }
  if (phase === 'finished') {
    if (sent === undefined && plan.requests.every(({ state }) => state === 'planned')) return reviewTexts.stopped;
    return reviewTexts.results(resultsOf(plan));
  }
  const ready = sendable(plan, choices).length;
  const cells = takenCells(plan, choices);
  const attention = rowsIn(plan.refused).length + undecided(plan, choices);
  if (ready + cells + attention === 0) return plan.requests.length > 0 ? reviewTexts.nothingSendable : reviewTexts.empty;
  const verb = plan.dryRunReason ? reviewTexts.fine : plan.undoes ? reviewTexts.toUndo : reviewTexts.toSend;
  return reviewTexts.summary({ ready, attention, cells }, verb);
}

/** The types of changes that would be sent, below the heading. */
function typesOf({ phase, plan, choices }: Review): string {
  return phase === 'ready' && plan ? reviewTexts.counts(countsOf(sendable(plan, choices))) : '';
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
