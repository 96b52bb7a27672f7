// The state of the page with the reports, and its reducer.
import type { Problem } from '../../protocol/messages.ts';
import type { OwnForms, PlannedForm } from '../../protocol/own-reports.ts';
import type { FilterValue } from '../../protocol/pull.ts';
import type { DashboardForm, ReportForm, RunForm } from '../../protocol/reports.ts';
import { type Answered, call, type Effect, type Next } from '../page/effect.ts';
import { advance, isUnderWay, type Job, type NextJob, resume, starting, stop } from '../page/job.ts';
import type { PullDraft } from '../page/sidebar-state.ts';
import { needsConnection } from '../parts/problem-kinds.ts';
import { draftOf, filled, readDraft } from '../pull/pull-draft.ts';
import { chooseIn, type Exporting, exportingOf } from '../settle/exporting.ts';
import type { ExportChoices } from '../settle/read-export.ts';
import { reportsTexts } from '../texts/en/reports.ts';
import { deletion, neededFor, type OwnView, ownAnswered, refused, saving, submitted, withFilter } from './own-state.ts';

/** Runs of one report, or of several one after the other, under way or ended. */
export interface ReportRun {
  title: string;
  runs: readonly RunOfPage[];
  /** Of the runs before the current one. */
  ended: readonly EndedRun[];
  /** Of the current run. */
  job: Job;
  /** The dashboard is made of these reports. Its sheet, once it's made. */
  dashboard?: 'to make' | number;
}

/** Without `sheet`, the report goes into its first tab. */
export type RunOfPage = PlannedForm & { sheet?: 'matching' | 'new' };

export interface EndedRun {
  title: string;
  pulled?: { sheet: number; text: string; remarks: readonly string[]; complete: boolean };
  problem?: Problem;
}

export interface Reports {
  /** The report whose form is shown, by name. */
  shown?: string;
  draft?: PullDraft;
  /** The export that was pasted into the form. */
  exporting?: Exporting;
  /** Absent until the server has responded. */
  reports?: ReportForm[];
  dashboard?: DashboardForm;
  /** What users of the file have made. */
  made?: OwnForms;
  /** The own report or set that is shown, or being made. `save:<sheet>` of the server waits for the list of tabs. */
  own?: OwnView | { view: 'to save'; sheet?: number };
  /** What was saved or deleted. */
  notice?: string;
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
  /** Runs the reports of the dashboard, and makes it. */
  | { type: 'runDashboard' }
  /** Shows an own report or set, or what the user has entered for it. */
  | { type: 'own'; own: OwnView }
  /** Shows the form that saves a tab as a report. */
  | { type: 'save' }
  | { type: 'saveOwn' }
  | { type: 'deleteOwn' }
  | { type: 'copyRecipe' }
  | { type: 'runOwn'; id: string; sheet?: 'new' }
  | { type: 'runSet'; id: string }
  /** Runs the report whose form is shown. */
  | { type: 'submit' }
  /** Asks what the report whose form is shown would read. */
  | { type: 'size' }
  | { type: 'paste'; text: string }
  | { type: 'choose'; choices: ExportChoices }
  | { type: 'into'; sheet: 'new' | undefined }
  | { type: 'removeExport' }
  | { type: 'personal'; answer: 'with' | 'without' }
  | { type: 'again' }
  | { type: 'resume' }
  | { type: 'stop' }
  | { type: 'close' }
  | { type: 'activate'; sheet: number }
  | { type: 'leave'; view: string };

/** Starts with all reports, or with the form that the server named, such as `reports:report/seats` or `reports:save:7`. */
export function reportsAt(name = '', now = Date.now()): Reports {
  const [, ...about] = name.split(':');
  if (about[0] === 'save') {
    const sheet = Number(about[1]);
    return { search: '', silent: false, now, own: { view: 'to save', ...(Number.isInteger(sheet) ? { sheet } : {}) } };
  }
  return { search: '', silent: false, now, ...(about.length > 0 ? { shown: about.join(':') } : {}) };
}

/** A period is two filters, which are filled one right after the other: each starts from the state that the one before has left. */
function withFilled(state: Reports, filter: string, value: FilterValue): Reports {
  const { own, draft } = state;
  if (own && own.view !== 'to save') return { ...state, own: withFilter(own, filter, value) };
  return draft ? { ...state, draft: filled(draft, filter, value) } : state;
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
      return next(withForm({ ...state, shown: action.report, ...nothingOpen }));
    case 'fill':
      return next(withFilled(state, action.filter, action.value));
    case 'run': {
      const report = reportNamed(state, action.report);
      if (report?.pasted && !report.tab) return reduceReports(state, { type: 'show', report: action.report });
      return report ? begin(state, report, report.tab?.filters ?? report.defaults) : next(state);
    }
    case 'own':
      return open(state, action.own);
    case 'save':
      return state.made ? open(state, saving(state.made)) : next(state);
    case 'saveOwn':
    case 'deleteOwn': {
      if (!state.own || state.own.view === 'to save') return next(state);
      const wrong = action.type === 'saveOwn' ? refused(state.own) : undefined;
      if (wrong) return next({ ...state, own: wrong });
      const effect = (action.type === 'saveOwn' ? submitted : deletion)(state.own);
      return effect ? wait(state, effect) : next(state);
    }
    case 'copyRecipe':
      return state.own?.view === 'report' ? wait(state, call('copyRecipe', { id: state.own.id })) : next(state);
    case 'runOwn': {
      const report = state.made?.own.find(({ id }) => id === action.id);
      return report
        ? beginAll(state, { title: report.name, runs: [{ ...report.run, ...(action.sheet ? { sheet: action.sheet } : {}) }] })
        : next(state);
    }
    case 'runSet': {
      const set = state.made?.sets.find(({ id }) => id === action.id);
      return set ? beginAll(state, { title: set.name, runs: set.planned }) : next(state);
    }
    case 'runDashboard':
      return beginAll(state, {
        title: reportsTexts.dashboard,
        runs: (state.dashboard?.runs ?? []).map((run) => ({ ...run, sheet: 'matching' })),
        dashboard: 'to make',
      });
    case 'submit':
      return submit(state);
    case 'size':
      return checkSize(state);
    case 'paste':
      return next(withExport(state, exportingOf(action.text)));
    case 'choose':
      return next(state.exporting ? withExport(state, chooseIn(state.exporting, action.choices)) : state);
    case 'into':
      return next(state.exporting ? { ...state, exporting: { ...state.exporting, sheet: action.sheet } } : state);
    case 'removeExport':
      return next({ ...state, exporting: undefined });
    case 'personal':
      return wait(state, call('personal', { answer: action.answer }));
    case 'again':
      return state.run ? beginAll(state, state.run) : wait(state, call('reports', {}));
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
  if (command === 'dashboard' && state.run) return made(idle, state.run, answer);
  if (!answer.ok) return next({ ...idle, problem: answer.problem });
  if (command === 'reports') {
    const { reports, dashboard, ...made } = answer.data;
    const read = withForm({ ...idle, problem: undefined, reports, dashboard, made });
    return read.own?.view === 'to save' ? open(read, saving(made, read.own.sheet)) : next(read);
  }
  const own = idle.own && idle.own.view !== 'to save' ? ownAnswered(idle.own, { command, answer } as Answered) : undefined;
  if (own && 'own' in own) return next({ ...idle, own: own.own });
  if (own) return wait({ ...idle, ...nothingOpen, notice: own.notice }, call('reports', {}));
  if (command === 'personal' && idle.run) return beginNext(idle, idle.run);
  if (command === 'preFlight') return next(idle.draft ? { ...idle, draft: { ...idle.draft, size: answer.data } } : idle);
  if (command === 'keepPayments') return beginWith(idle, answer.data.export);
  return next(idle);
}

/** What the list of all reports doesn't show. */
const nothingOpen = { run: undefined, problem: undefined, exporting: undefined, own: undefined, notice: undefined };

/** Shows an own report or set. */
function open(state: Reports, own: OwnView): Next<Reports> {
  const shown: Reports = { ...state, ...(state.own?.view === own.view ? {} : nothingOpen), shown: undefined, own };
  const effect = neededFor(own);
  return effect && !state.busy ? wait(shown, effect) : next(shown);
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
  const { exporting } = state;
  const stored = report.tab?.filters.export;
  const isMissing = report.pasted !== undefined && (exporting ? exporting.read.fault !== undefined : stored === undefined);
  if (isMissing || Object.keys(errors).length > 0) {
    const refused = { ...state, draft: { ...draft, errors, refusals: draft.refusals + 1 } };
    return next(isMissing && !exporting ? { ...refused, exporting: exportingOf('') } : refused);
  }
  if (exporting) return wait(state, call('keepPayments', { payments: [...exporting.read.payments] }));
  return begin(state, report, stored === undefined ? values : { ...values, export: stored });
}

function checkSize(state: Reports): Next<Reports> {
  const report = reportNamed(state, state.shown);
  if (!report || !state.draft) return next(state);
  const { values, errors } = readDraft(report.filters, state.draft.values);
  if (Object.keys(errors).length > 0) return next({ ...state, draft: { ...state.draft, errors, refusals: state.draft.refusals + 1 } });
  return wait(state, call('preFlight', { resource: report.name, filters: values }));
}

/** Runs the report whose form is shown with an export that the server has stored. */
function beginWith(state: Reports, stored: string): Next<Reports> {
  const report = reportNamed(state, state.shown);
  if (!report || !state.draft) return next(state);
  const { values } = readDraft(report.filters, state.draft.values);
  return begin(state, report, { ...values, export: stored }, state.exporting?.sheet);
}

/** Shows an export in the form, with its period. */
function withExport(state: Reports, exporting: Exporting): Reports {
  const { from, to } = exporting.read;
  const { draft } = state;
  const isKnown = from === state.exporting?.read.from && to === state.exporting.read.to;
  if (!draft || from === '' || isKnown) return { ...state, exporting };
  return { ...state, exporting, draft: filled(filled(draft, 'from', from), 'to', to) };
}

function begin(state: Reports, { name: resource, title }: ReportForm, filters: RunForm['filters'], sheet?: 'new'): Next<Reports> {
  return beginAll(state, { title, runs: [{ title, resource, filters, ...(sheet ? { sheet } : {}) }] });
}

/** Starts with the first of these runs. */
function beginAll(state: Reports, { title, runs, dashboard }: Pick<ReportRun, 'title' | 'runs' | 'dashboard'>): Next<Reports> {
  if (state.busy || (isUnderWay(state.run?.job) && state.run?.job.phase !== 'disconnected')) return next(state);
  return beginNext(
    { ...state, problem: undefined, notice: undefined },
    { title, runs, ended: [], job: starting, ...(dashboard ? { dashboard: 'to make' } : {}) },
  );
}

/** Starts the first run that hasn't ended. */
function beginNext(state: Reports, run: ReportRun): Next<Reports> {
  const current = run.runs[run.ended.length];
  if (!current) return next(state);
  const { title: _, ...input } = current;
  return next({ ...state, run: { ...run, job: starting } }, call('pull', input));
}

/** Continues a run. When all have ended, the reports are read again, because their tabs have changed. */
function follow(state: Reports, run: ReportRun, { job, effects }: NextJob): Next<Reports> {
  const followed: ReportRun = { ...run, job };
  const ended = endedRun(followed);
  if (!ended) return next({ ...state, run: followed }, ...effects);
  const after: ReportRun = { ...followed, ended: [...run.ended, ended] };
  if (after.ended.length < run.runs.length) return beginNext(state, after);
  if (run.dashboard) return next({ ...state, run: { ...after, job: starting } }, call('dashboard', {}));
  return finished(state, after);
}

/** Returns how the current run ended. Undefined if it hasn't, or if it's the user who goes on: after a question, or with a lost connection. */
function endedRun({ title, runs, ended, job, dashboard }: ReportRun): EndedRun | undefined {
  const own = runs[ended.length]?.title ?? title;
  const { phase, progress, problem } = job;
  if (phase === 'done' && progress?.pulled) {
    const { sheet, remarks, complete } = progress.pulled;
    return { title: own, pulled: { sheet, text: progress.text, remarks, complete } };
  }
  const isAlone = runs.length === 1 && !dashboard;
  const stopsAll = problem !== undefined && (problem.code === 'personal' || needsConnection(problem));
  return phase === 'failed' && !isAlone && !stopsAll ? { title: own, problem } : undefined;
}

function made(state: Reports, run: ReportRun, answer: Extract<Answered, { command: 'dashboard' }>['answer']): Next<Reports> {
  if (!answer.ok) return finished(state, { ...run, ended: [...run.ended, { title: run.title, problem: answer.problem }] });
  return finished(state, { ...run, dashboard: answer.data.sheet });
}

function finished(state: Reports, run: ReportRun): Next<Reports> {
  const { draft: _, exporting: __, own: ___, ...rest } = state;
  return next({ ...rest, shown: undefined, run: { ...run, job: { phase: 'done' } } }, call('reports', {}));
}

function wait(state: Reports, effect: Effect): Next<Reports> {
  return state.busy ? next(state) : next({ ...state, busy: true, problem: undefined }, effect);
}

function next(state: Reports, ...effects: Effect[]): Next<Reports> {
  return { state, effects };
}

/** Returns how often the shown form was refused. */
function refusalsOf({ draft, own }: Reports): number {
  return (own?.view === 'edit' ? own.form?.draft : draft)?.refusals ?? 0;
}

/** Returns the selector of what gets the focus after a change: a problem, a result, or a new heading. */
export function reportsFocus(before: Reports, after: Reports): string | undefined {
  if (after.problem !== undefined && after.problem !== before.problem) return '.message.error';
  const phase = after.run?.job.phase;
  if (phase !== before.run?.job.phase && (phase === 'done' || phase === 'failed' || phase === 'disconnected')) return '.message';
  if (after.notice !== undefined && after.notice !== before.notice) return '.message';
  if (refusalsOf(after) > refusalsOf(before)) return '[aria-invalid]';
  return before.reports &&
    (before.shown !== after.shown || before.own?.view !== after.own?.view || isUnderWay(before.run?.job) !== isUnderWay(after.run?.job))
    ? 'h1'
    : undefined;
}

export interface ReportsProps {
  state: Reports;
  dispatch: (action: ReportsAction) => void;
}
