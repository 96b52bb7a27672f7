// The state of the page with the reports, and its reducer.
import type { Problem } from '../../protocol/messages.ts';
import type { FilterValue } from '../../protocol/pull.ts';
import type { ReportForm } from '../../protocol/reports.ts';
import { type Answered, call, type Effect, type Next } from '../page/effect.ts';
import { advance, isUnderWay, type Job, type NextJob, resume, starting, stop } from '../page/job.ts';
import type { PullDraft } from '../page/sidebar-state.ts';
import { draftOf, filled, readDraft } from '../pull/pull-draft.ts';

/** A run that is under way, or that has ended. */
export interface ReportRun {
  report: ReportForm;
  filters: { [filter: string]: FilterValue };
  job: Job;
}

export interface Reports {
  /** The report whose form is shown, by name. */
  shown?: string;
  draft?: PullDraft;
  /** Absent until the server has responded. */
  reports?: ReportForm[];
  search: string;
  run?: ReportRun;
  busy?: true;
  problem?: Problem;
  /** The first call has been without a response for a long time. */
  silent: boolean;
  now: number;
}

export type ReportsAction =
  | Answered
  | { type: 'opened' }
  | { type: 'silence'; silent: boolean }
  | { type: 'search'; text: string }
  | { type: 'show'; report?: string }
  | { type: 'fill'; filter: string; value: FilterValue }
  /** Runs a report as it was run last, or with its defaults. */
  | { type: 'run'; report: string }
  /** Runs the report whose form is shown. */
  | { type: 'submit' }
  | { type: 'personal'; answer: 'with' | 'without' }
  | { type: 'again' }
  | { type: 'resume' }
  | { type: 'stop' }
  | { type: 'close' }
  | { type: 'activate'; sheet: number }
  | { type: 'leave'; view: string };

/** Starts with all reports, or with the form of the one that the server named, such as `reports:report/seats`. */
export function reportsAt(name = '', now = Date.now()): Reports {
  const [, ...about] = name.split(':');
  return { search: '', silent: false, now, ...(about.length > 0 ? { shown: about.join(':') } : {}) };
}

export function reduceReports(state: Reports, action: ReportsAction): Next<Reports> {
  switch (action.type) {
    case 'answered':
      return answered(state, action);
    case 'opened':
      return wait(state, call('reports', {}));
    case 'silence':
      return next({ ...state, silent: action.silent });
    case 'search':
      return next({ ...state, search: action.text });
    case 'show':
      return next(withForm({ ...state, shown: action.report, run: undefined, problem: undefined }));
    case 'fill':
      return next(state.draft ? { ...state, draft: filled(state.draft, action.filter, action.value) } : state);
    case 'run': {
      const report = reportNamed(state, action.report);
      return report ? begin(state, report, report.tab?.filters ?? report.defaults) : next(state);
    }
    case 'submit':
      return submit(state);
    case 'personal':
      return wait(state, call('personal', { answer: action.answer }));
    case 'again':
      return state.run ? begin(state, state.run.report, state.run.filters) : wait(state, call('reports', {}));
    case 'resume':
      return state.run ? follow(state, state.run, resume(state.run.job)) : next(state);
    case 'stop':
      return state.run ? follow(state, state.run, stop(state.run.job)) : next(state);
    case 'close':
      return next({ ...state, run: undefined });
    case 'activate':
      return next(state, call('activate', { sheet: action.sheet }));
    case 'leave':
      return wait(state, call('openSidebar', { view: action.view }));
  }
}

function answered(state: Reports, { command, answer }: Answered): Next<Reports> {
  if (command === 'pull' || command === 'step') return state.run ? follow(state, state.run, advance(state.run.job, answer)) : next(state);
  if (command === 'cancel') return next(state);
  const idle: Reports = { ...state, busy: undefined, now: Date.now() };
  if (!answer.ok) return next({ ...idle, problem: answer.problem });
  if (command === 'reports') return next(withForm({ ...idle, problem: undefined, reports: answer.data.reports }));
  if (command === 'personal' && idle.run) return begin(idle, idle.run.report, idle.run.filters);
  return next(idle);
}

export function reportNamed({ reports }: Reports, name: string | undefined): ReportForm | undefined {
  return reports?.find((report) => report.name === name);
}

/** Fills the form of the shown report with what it was run with last. */
function withForm(state: Reports): Reports {
  const report = reportNamed(state, state.shown);
  if (!report) return { ...state, draft: undefined };
  const values = draftOf(report.filters, report.tab?.filters ?? report.defaults);
  return { ...state, draft: { resource: report.name, values, errors: {}, refusals: 0 } };
}

function submit(state: Reports): Next<Reports> {
  const { draft } = state;
  const report = reportNamed(state, state.shown);
  if (!report || !draft) return next(state);
  const { values, errors } = readDraft(report.filters, draft.values);
  if (Object.keys(errors).length > 0) return next({ ...state, draft: { ...draft, errors, refusals: draft.refusals + 1 } });
  return begin(state, report, values);
}

function begin(state: Reports, report: ReportForm, filters: ReportRun['filters']): Next<Reports> {
  if (state.busy || (isUnderWay(state.run?.job) && state.run?.job.phase !== 'disconnected')) return next(state);
  return next({ ...state, problem: undefined, run: { report, filters, job: starting } }, call('pull', { resource: report.name, filters }));
}

/** Continues a run. When it has ended, the reports are read again, because its tab has changed. */
function follow(state: Reports, run: ReportRun, { job, effects }: NextJob): Next<Reports> {
  const followed: Reports = { ...state, run: { ...run, job } };
  if (job.phase !== 'done') return next(followed, ...effects);
  return next({ ...followed, shown: undefined, draft: undefined }, ...effects, call('reports', {}));
}

function wait(state: Reports, effect: Effect): Next<Reports> {
  return state.busy ? next(state) : next({ ...state, busy: true, problem: undefined }, effect);
}

function next(state: Reports, ...effects: Effect[]): Next<Reports> {
  return { state, effects };
}

/** Returns the selector of what gets the focus after a change: a problem, a result, or a new heading. */
export function reportsFocus(before: Reports, after: Reports): string | undefined {
  if (after.problem !== undefined && after.problem !== before.problem) return '.message.error';
  const phase = after.run?.job.phase;
  if (phase !== before.run?.job.phase && (phase === 'done' || phase === 'failed' || phase === 'disconnected')) return '.message';
  if (after.draft && after.draft.refusals !== before.draft?.refusals) return '[aria-invalid]';
  return before.reports && (before.shown !== after.shown || isUnderWay(before.run?.job) !== isUnderWay(after.run?.job)) ? 'h1' : undefined;
}

export interface ReportsProps {
  state: Reports;
  dispatch: (action: ReportsAction) => void;
}
