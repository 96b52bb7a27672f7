// The review dialog's state and what each action makes of it.
import type { PlanView, Problem, SendSummary } from '../../commands/messages.ts';
import { type Answered, call, type Effect, type Next } from './effect.ts';
import { advance, goOn, isUnderWay, type Job, type NextJob, starting, stop } from './job.ts';
import { sendable } from './plan.ts';

export interface Review {
  /**
   * `comparing`: the plan is being made. `unread`: that failed. `ready`: to be read and sent. `sending`: `job` says how
   * far. `checking`: the outcomes are being read. `unchecked`: that failed. `finished`: each line has its outcome.
   */
  phase: 'comparing' | 'unread' | 'ready' | 'sending' | 'checking' | 'unchecked' | 'finished';
  /** The send whose way back is reviewed, instead of the edits of the tabs. */
  undo?: string;
  plan?: PlanView;
  /** Names of the options that are switched on. */
  options: string[];
  /** Names of the groups that show all their lines. */
  open: string[];
  job?: Job;
  sent?: SendSummary;
  problem?: Problem;
  silent: boolean;
}

export type ReviewAction =
  | Answered
  | { type: 'opened' }
  | { type: 'silence'; silent: boolean }
  | { type: 'option'; name: string; on: boolean }
  | { type: 'showAll'; group: string }
  | { type: 'send' }
  | { type: 'goOn' }
  | { type: 'stop' }
  /** Reads what became of the lines. */
  | { type: 'check' }
  | { type: 'reviewAgain' }
  | { type: 'close' };

export const comparing: Review = { phase: 'comparing', options: [], open: [], silent: false };

/** `undo:<run>` reviews the way back of a send; any other view the edits of the tabs. */
export function reviewAt(view = ''): Review {
  return view.startsWith('undo:') ? { ...comparing, undo: view.slice(5) } : comparing;
}

export function reduceReview(state: Review, action: ReviewAction): Next<Review> {
  switch (action.type) {
    case 'opened':
    case 'reviewAgain':
      return isUnderWay(state.job) ? next(state) : compare({ ...comparing, undo: state.undo, silent: state.silent });
    case 'answered':
      return answered(state, action);
    case 'silence':
      return next({ ...state, silent: action.silent });
    case 'option':
      return state.phase === 'ready' ? next({ ...state, options: switched(state.options, action.name, action.on) }) : next(state);
    case 'showAll':
      return next({ ...state, open: switched(state.open, action.group, true) });
    case 'send':
      return send(state);
    case 'goOn':
      return state.job === undefined ? next(state) : follow(state, goOn(state.job));
    case 'stop':
      return state.job === undefined ? next(state) : follow(state, stop(state.job));
    case 'check':
      return state.plan === undefined ? next(state) : check({ ...state, job: undefined, problem: undefined }, state.plan);
    case 'close':
      return next(state, { do: 'close' });
  }
}

function compare(state: Review): Next<Review> {
  return next(state, state.undo === undefined ? call('review', {}) : call('undo', { run: state.undo }));
}

function send(state: Review): Next<Review> {
  const { plan } = state;
  if (state.phase !== 'ready' || plan === undefined || sendable(plan).length === 0) return next(state);
  // Only options that the plan offers, in its order: nothing is switched on that is not on the screen.
  const options = plan.options.map((option) => option.name).filter((name) => state.options.includes(name));
  return next({ ...state, phase: 'sending', job: starting, problem: undefined }, call('send', { plan: plan.plan, options }));
}

function answered(state: Review, { command, answer }: Answered): Next<Review> {
  if (command === 'review' || command === 'undo') {
    if (!answer.ok) return next({ ...state, phase: 'unread', problem: answer.problem });
    return next({ ...state, phase: 'ready', plan: answer.data });
  }
  if (command === 'send' || command === 'step') return state.job === undefined ? next(state) : follow(state, advance(state.job, answer));
  if (command === 'plan') {
    if (!answer.ok) return next({ ...state, phase: 'unchecked', problem: answer.problem });
    return next({ ...state, phase: answer.data.applied ? 'finished' : 'ready', plan: answer.data });
  }
  return next(state);
}

/** Goes on with the job. When it has ended in any way, the stored plan says what became of each line. */
function follow(state: Review, { job, effects }: NextJob): Next<Review> {
  if (job === state.job) return next(state, ...effects);
  const followed: Review = { ...state, job, problem: job.problem };
  if (isUnderWay(job) || state.plan === undefined) return next(followed, ...effects);
  const checked = check({ ...followed, sent: job.progress?.sent }, state.plan);
  return { state: checked.state, effects: [...effects, ...checked.effects] };
}

function check(state: Review, plan: PlanView): Next<Review> {
  return next({ ...state, phase: 'checking' }, call('plan', { plan: plan.plan }));
}

function switched(names: readonly string[], name: string, on: boolean): string[] {
  const others = names.filter((one) => one !== name);
  return on ? [...others, name] : others;
}

function next(state: Review, ...effects: Effect[]): Next<Review> {
  return { state, effects };
}
