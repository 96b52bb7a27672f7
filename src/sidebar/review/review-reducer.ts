// What each action, and each response of the server, makes of the state of the review dialog.
import { asciiJson, sha256 } from '../../base/sha256.ts';
import type { Problem } from '../../protocol/messages.ts';
import type { PlanPart, PlanView } from '../../protocol/review.ts';
import { type Answered, call, type Effect, type Next } from '../page/effect.ts';
import { advance, isUnderWay, type Job, type NextJob, resume, starting, stop } from '../page/job.ts';
import { type Choices, canSend, carried, conflictsOf, decided, openGuard, withIncluded, withSkipped } from './choices.ts';
import { everything } from './plan.ts';
import { canDiscard, comparing, type DiscardedEdits, editsIn, type Review, type ReviewAction } from './review-state.ts';

/** How long a step of a review reads records. */
const STEP_SECONDS = 20;
/** How long a send goes on before its first progress shows. */
const FIRST_SECONDS = 6;

export function reduceReview(state: Review, action: ReviewAction): Next<Review> {
  switch (action.type) {
    case 'opened':
      if (state.resumes !== undefined) return readPlan(state, state.resumes);
      return compare(state);
    case 'reviewAgain':
      return isUnderWay(state.job) ? next(state) : compare(state);
    case 'answered':
      return answered(state, action);
    case 'silence':
      return next({ ...state, silent: action.silent });
    case 'option':
      return state.phase === 'ready' ? next({ ...state, options: switched(state.options, action.name, action.on) }) : next(state);
    case 'showMore':
      return next({ ...state, more: { ...state.more, [action.list]: (state.more[action.list] ?? 0) + 1 } });
    case 'filter':
      return next({ ...state, filter: { text: action.text ?? state.filter.text, kind: action.kind ?? state.filter.kind } });
    case 'decide':
      return chosen(state, decided(state.choices, [{ request: action.request, field: action.field, choice: action.choice }]));
    case 'decideAll': {
      const all = state.plan === undefined ? [] : conflictsOf(state.plan);
      return chosen(
        state,
        decided(
          state.choices,
          all.map((conflict) => ({ ...conflict, choice: action.choice })),
        ),
      );
    }
    case 'skip': {
      const requests = state.plan?.whole ? requestsOf(state.plan) : action.requests;
      return chosen(state, action.out ? withSkipped(state.choices, requests) : withIncluded(state.choices, requests));
    }
    case 'confirm':
      return chosen(state, { ...state.choices, typed: action.text });
    case 'confirmProduction':
      return chosen(state, { ...state.choices, productionConfirmed: action.on });
    case 'scope':
      return state.phase === 'ready' ? compare({ ...state, scope: action.scope, rows: undefined, waitlist: undefined }) : next(state);
    case 'discard': {
      const { changes, cells } = action;
      if (state.phase !== 'ready') return next(state);
      return editsIn(action) > 1 ? next({ ...state, asks: { changes, cells } }) : discard(state, { changes, cells });
    }
    case 'discardAsked':
      return action.yes && state.asks ? discard(state, state.asks) : next({ ...state, asks: undefined });
    case 'useName':
      return withExistingName(state, action);
    case 'goTo':
      return next(state, call('activate', { sheet: action.sheet, row: action.row, field: action.field }));
    case 'copied':
      return next({ ...state, copied: { rows: action.rows, ok: action.ok } });
    case 'undoSent':
      return state.phase === 'finished' && state.plan
        ? compare({ ...comparing, silent: state.silent, undo: state.plan.plan })
        : next(state);
    case 'include':
      return state.phase === 'ready'
        ? compare(
            state,
            action.rows.map((row) => ({ sheet: action.sheet, row })),
          )
        : next(state);
    case 'send':
      return send(state);
    case 'resume':
      return state.job === undefined ? next(state) : follow(state, resume(state.job));
    case 'stop':
      return state.job === undefined ? next(state) : follow(state, stop(state.job));
    case 'check':
      if (state.plan === undefined) return state.resumes === undefined ? next(state) : readPlan(state, state.resumes);
      // The response to Send itself was lost, so the send is resumed if it has started.
      return check(
        { ...state, resumes: state.job?.phase === 'disconnected' ? state.plan.plan : undefined, job: undefined, problem: undefined },
        state.plan,
      );
    case 'close':
      return next(state, { do: 'close' });
  }
}

function discard(state: Review, { changes, cells }: DiscardedEdits): Next<Review> {
  const { plan, choices } = state;
  if (plan === undefined) return next(state);
  const earlier = { plan, choices };
  return next(
    { ...state, phase: 'discarding', asks: undefined, discarded: undefined, used: undefined, problem: undefined, earlier },
    call('discard', { plan: plan.plan, changes, cells }),
  );
}

function withExistingName(state: Review, { request, field, name, existing }: Extract<ReviewAction, { type: 'useName' }>): Next<Review> {
  const { plan, choices } = state;
  if (!canDiscard(state) || plan === undefined) return next(state);
  const used = { name: existing, kept: [] };
  return next(
    { ...state, phase: 'comparing', discarded: undefined, problem: undefined, used, earlier: { plan, choices } },
    call('useName', { plan: plan.plan, request, field, name, existing }),
  );
}

function requestsOf({ requests }: PlanView): string[] {
  return requests.map(({ request }) => request);
}

/** Starts the review again, without choices. */
function compare({ undo, waitlist, scope, rows, silent }: Review, include?: Review['include']): Next<Review> {
  const effect =
    undo !== undefined
      ? call('undo', { run: undo })
      : waitlist !== undefined
        ? call('clearWaitlist', { listing: waitlist })
        : call('review', { scope, rows, include, seconds: STEP_SECONDS });
  return next({ ...comparing, undo, waitlist, scope, rows, include, silent }, effect);
}

/** Reviews again after cells have changed. What the user has chosen on the page stays. */
function compareAgain(state: Review, done: Pick<Review, 'discarded' | 'used'>): Next<Review> {
  const { filter, options, more, earlier } = state;
  const again = compare(state);
  return { state: { ...again.state, filter, options, more, earlier, ...done }, effects: again.effects };
}

/** Stores choices if the plan can still be decided. */
function chosen(state: Review, choices: Choices): Next<Review> {
  return next(state.phase === 'ready' ? { ...state, choices } : state);
}

function isOpen({ requests }: PlanView): boolean {
  return requests.some(({ state }) => state === 'planned' || state === 'sending');
}

/** Steps through an unfinished send. Its job has the ID of the plan. */
function takeUp(state: Review, plan: PlanView): Next<Review> {
  const progress = { job: plan.plan, kind: 'send' as const, phase: 'sending' as const, count: 0, text: '' };
  const lost: Job = { phase: 'disconnected', progress };
  return follow({ ...state, phase: 'sending', plan, resumes: undefined, job: lost }, resume(lost));
}

function send(state: Review): Next<Review> {
  const { plan, choices } = state;
  if (state.phase !== 'ready' || plan === undefined || !canSend(plan, choices)) return next(state);
  // Only options that the plan offers, so that an option that isn't on the screen is never turned on.
  const options = plan.options.map((option) => option.name).filter((name) => state.options.includes(name));
  return next(
    { ...state, phase: 'sending', job: starting, problem: undefined },
    // From what is on the screen, so that the server refuses if it isn't what it has stored.
    call('send', { plan: plan.plan, digest: sha256(asciiJson(plan.requests)), options, seconds: FIRST_SECONDS, ...toSend(plan, choices) }),
  );
}

/** Returns only what was chosen. */
function toSend(plan: PlanView, choices: Choices) {
  const { decisions, skipped, typed, productionConfirmed } = choices;
  return {
    ...(decisions.length > 0 ? { decisions } : {}),
    ...(skipped.length > 0 ? { skipped } : {}),
    ...(openGuard(plan, choices) ? { confirmed: typed } : {}),
    ...(productionConfirmed ? { production: true } : {}),
  };
}

function answered(state: Review, { command, answer }: Answered): Next<Review> {
  if (command === 'review' || command === 'undo' || command === 'clearWaitlist') {
    if (!answer.ok) return next({ ...state, phase: 'compareFailed', problem: answer.problem });
    if ('phase' in answer.data) {
      const { scope, rows, include } = state;
      const { reading } = answer.data;
      return next({ ...state, compared: answer.data }, call('review', { scope, rows, include, seconds: STEP_SECONDS, reading }));
    }
    return received(state, answer.data, 'review');
  }
  if (command === 'planPart') return answer.ok ? withPart(state, answer.data) : withoutPart(state, answer.problem);
  if (command === 'discard') {
    if (!answer.ok) return next({ ...state, phase: 'ready', earlier: undefined, problem: answer.problem });
    return compareAgain(state, { discarded: answer.data });
  }
  if (command === 'useName') {
    if (!answer.ok) return next({ ...state, phase: 'ready', earlier: undefined, used: undefined, problem: answer.problem });
    return compareAgain(state, { used: state.used && { ...state.used, ...answer.data } });
  }
  if (command === 'activate') return answer.ok ? next(state, { do: 'close' }) : next({ ...state, problem: answer.problem });
  if (command === 'send' || command === 'step') return state.job === undefined ? next(state) : follow(state, advance(state.job, answer));
  if (command === 'plan') {
    if (!answer.ok) return next({ ...state, phase: 'resultsUnavailable', problem: answer.problem });
    return received(state, answer.data, 'results');
  }
  return next(state);
}

/** Shows a plan, or asks for its next part. */
function received(state: Review, plan: PlanView, as: NonNullable<Review['loading']>['as']): Next<Review> {
  const phase = as === 'review' ? 'comparing' : 'loadingResults';
  const { rest } = plan;
  if (rest)
    return next({ ...state, phase, compared: undefined, loading: { plan, as } }, call('planPart', { id: rest.id, part: rest.next }));
  const whole = { ...state, compared: undefined, loading: undefined };
  return as === 'review' ? reviewed(whole, plan) : withResults(whole, plan);
}

function withPart(state: Review, { requests, refused, next: part }: PlanPart): Next<Review> {
  if (!state.loading) return next(state);
  const { plan, as } = state.loading;
  const rest = plan.rest && part !== undefined ? { ...plan.rest, next: part } : undefined;
  return received(state, { ...plan, requests: [...plan.requests, ...requests], refused: [...plan.refused, ...refused], rest }, as);
}

/** A plan without one of its parts isn't shown. The user can ask for all of it again. */
function withoutPart(state: Review, problem: Problem): Next<Review> {
  const phase = state.loading?.as === 'review' ? 'compareFailed' : 'resultsUnavailable';
  return next(state.loading ? { ...state, phase, loading: undefined, problem } : state);
}

function reviewed(state: Review, plan: PlanView): Next<Review> {
  const { earlier } = state;
  const choices = earlier ? carried(earlier.choices, earlier.plan, plan) : state.choices;
  return next({ ...state, phase: 'ready', plan, choices, earlier: undefined });
}

function withResults(state: Review, plan: PlanView): Next<Review> {
  if (state.resumes !== undefined && plan.applied && (!state.plan || isOpen(plan))) return takeUp(state, plan);
  // If it wasn't sent, the plan that is shown stays, because it has details that only a review returns.
  return plan.applied ? next(finished(state, plan)) : next({ ...state, phase: 'ready', plan: state.plan ?? plan });
}

function finished(state: Review, plan: PlanView): Review {
  return { ...state, phase: 'finished', plan: withReviewed(plan, state.plan), filter: everything };
}

/** Returns the results with what only a review knows: the rows that it couldn't send, and the currency of amounts. */
function withReviewed(plan: PlanView, reviewed: PlanView | undefined): PlanView {
  if (reviewed?.plan !== plan.plan) return plan;
  const before = new Map(reviewed.requests.map((request) => [request.request, request]));
  const requests = plan.requests.map((request) => {
    const known = before.get(request.request);
    const fields = request.fields.map((field) => ({
      ...field,
      currency: known?.fields.find((each) => each.field === field.field)?.currency,
    }));
    return { ...request, fields };
  });
  return { ...plan, requests, refused: reviewed.refused };
}

/** Continues the job. When it has ended in any way, the stored plan has the results. */
function follow(state: Review, { job, effects }: NextJob): Next<Review> {
  if (job === state.job) return next(state, ...effects);
  const followed: Review = { ...state, job, problem: job.problem };
  if (job.progress?.isReviewNeeded) {
    const rest = compare({ ...state, undo: state.plan?.undoes?.run });
    return { state: { ...rest.state, isRest: true }, effects: [...effects, ...rest.effects] };
  }
  if (isUnderWay(job) || state.plan === undefined) return next(followed, ...effects);
  const sent = { ...followed, sent: job.progress?.sent };
  const shown = job.progress?.plan ? received(sent, job.progress.plan, 'results') : check(sent, state.plan);
  return { state: shown.state, effects: [...effects, ...shown.effects] };
}

function check(state: Review, { plan }: PlanView): Next<Review> {
  return readPlan(state, plan);
}

function readPlan(state: Review, plan: string): Next<Review> {
  return next({ ...state, phase: 'loadingResults' }, call('plan', { plan }));
}

function switched(names: readonly string[], name: string, on: boolean): string[] {
  const others = names.filter((one) => one !== name);
  return on ? [...others, name] : others;
}

function next(state: Review, ...effects: Effect[]): Next<Review> {
  return { state, effects };
}
