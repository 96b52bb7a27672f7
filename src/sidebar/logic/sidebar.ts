// The sidebar's state and what each action makes of it.
import type { Command, FilterValue, FilterValues, Messages, Problem, ResourceForm, State, TabState } from '../../commands/messages.ts';
import { type ColumnsDraft, wantedColumns, withColumn, withMove } from './columns.ts';
import { type Answered, call, type Effect, type Next } from './effect.ts';
import { readDraft } from './filters.ts';
import { advance, goOn, isUnderWay, type Job, type NextJob, starting, stop } from './job.ts';
import { draftFor, filled, into, type PullDraft } from './pull-draft.ts';
import type { Place, View } from './view.ts';

/** A pull under way or just ended. */
export interface Pull {
  resource: string;
  title: string;
  filters: FilterValues;
  sheet?: number | 'new';
  /** Everything is read, not just what changed. */
  fromStart?: true;
  job: Job;
}

/** A result worth a sentence at the top of a view. */
export type Notice =
  | { about: 'connected'; host: string; catalogs?: number }
  | { about: 'disconnected' }
  | { about: 'arranged' }
  | { about: 'scheduled'; hour: number | null }
  | { about: 'refreshed'; names: string[]; problems: Problem[] }
  | { about: 'removed'; names: string[] }
  | { about: 'checked'; report: string; differences: number };

export interface Sidebar {
  view: View;
  /** Where to go once it can be shown: when the state is known, and a connection is there. */
  after?: Place;
  now: number;
  /** What the server said last; absent until its first answer. */
  known?: State;
  readAt: number;
  reading: boolean;
  /** The first call has had no answer for a long time. */
  silent: boolean;
  /** Why the state could not be read. */
  unread?: Problem;
  /** The command that a person waits for, other than a pull. */
  busy?: Command;
  /** What went wrong with the last thing tried in this view. */
  problem?: Problem;
  notice?: Notice;
  blank: { host: boolean; key: boolean };
  /** What can be pulled; read when it is first to be shown. */
  forms?: ResourceForm[];
  /** What the person looks for among it. */
  search: string;
  draft?: PullDraft;
  columns?: ColumnsDraft;
  pull?: Pull;
}

export type SidebarAction =
  | Answered
  | { type: 'opened' }
  | { type: 'silence'; silent: boolean }
  | { type: 'ticked'; now: number }
  /** The person came back to the sidebar: edits may have been made meanwhile. */
  | { type: 'looked'; now: number }
  | ({ type: 'go' } & Place)
  | ({ type: 'connect' } & Messages['connect']['input'])
  | { type: 'disconnect' }
  | { type: 'search'; text: string }
  | { type: 'fill'; filter: string; value: FilterValue }
  | { type: 'into'; sheet: number | 'new' }
  | { type: 'pull' }
  | { type: 'refresh'; sheet: number }
  /** May the workbook hold columns about people? A pull that asked for it begins again. */
  | { type: 'personal'; answer: 'with' | 'without' }
  | { type: 'removePersonal'; confirmed: string }
  | { type: 'hints'; on: boolean }
  | { type: 'goOn' }
  | { type: 'tryAgain' }
  | { type: 'stop' }
  | { type: 'refreshAll' }
  | { type: 'review' }
  /** Shows the page on which people are enrolled. */
  | { type: 'openTask' }
  /** Takes up a job that was left open. */
  | { type: 'resume'; job: string }
  | { type: 'endJob'; job: string }
  | { type: 'undo'; run: string }
  | { type: 'log'; run?: string }
  | { type: 'checkCatalog' }
  | { type: 'activate'; sheet: number }
  | { type: 'schedule'; hour: number | null }
  | { type: 'column'; name: string; shown: boolean }
  | { type: 'moveColumn'; name: string; by: 1 | -1 }
  | { type: 'arrange' };

export function openedAt(place: Place, now: number): Sidebar {
  return {
    view: place.view,
    after: place,
    now,
    readAt: 0,
    reading: false,
    silent: false,
    blank: { host: false, key: false },
    search: '',
  };
}

/** How old the state may be when the person comes back, in milliseconds. */
const FRESH = 10_000;

export function reduceSidebar(state: Sidebar, action: SidebarAction): Next<Sidebar> {
  switch (action.type) {
    case 'answered':
      return answered(state, action);
    case 'opened':
      return read(state);
    case 'silence':
      return next({ ...state, silent: action.silent });
    case 'ticked':
      return next({ ...state, now: action.now });
    case 'looked': {
      const seen = { ...state, now: action.now };
      const idle = !seen.reading && seen.busy === undefined && !isUnderWay(seen.pull?.job);
      return idle && action.now - seen.readAt > FRESH ? read(seen) : next(seen);
    }
    case 'go':
      return go(state, action);
    case 'connect': {
      const host = action.host.trim();
      const key = action.key.trim();
      const blank = { host: host === '', key: key === '' };
      const { label, kind, readOnly } = action;
      if (blank.host || blank.key) return next({ ...state, blank, problem: undefined });
      return wait({ ...state, blank }, call('connect', { host, key, label, kind, readOnly }));
    }
    case 'disconnect':
      return wait(state, call('disconnect', {}));
    case 'search':
      return next({ ...state, search: action.text });
    case 'fill':
      return next(state.draft === undefined ? state : { ...state, draft: filled(state.draft, action.filter, action.value) });
    case 'into': {
      const { draft, known } = state;
      const form = state.forms?.find((one) => one.name === draft?.resource);
      return next(draft && known && form ? { ...state, draft: into(draft, form, known, action.sheet) } : state);
    }
    case 'pull':
      return submit(state);
    case 'refresh': {
      const tab = state.known?.tabs.find((one) => one.sheet === action.sheet);
      return tab === undefined ? next(state) : begin(state, pullOf(tab));
    }
    case 'personal':
      return wait(state, call('personal', { answer: action.answer }));
    case 'removePersonal':
      return wait(state, call('removePersonal', { confirmed: action.confirmed }));
    case 'hints':
      return wait(state, call('hints', { on: action.on }));
    case 'tryAgain':
      return state.pull === undefined ? next(state) : begin(state, state.pull);
    case 'goOn':
      return state.pull === undefined ? next(state) : follow(state, state.pull, goOn(state.pull.job));
    case 'stop':
      return state.pull === undefined ? next(state) : follow(state, state.pull, stop(state.pull.job));
    case 'refreshAll':
      return wait(state, call('refreshAll', {}));
    case 'openTask':
      return wait(state, call('openSidebar', { view: 'enroll' }));
    case 'review':
      return wait(state, call('openReview', {}));
    case 'resume':
      return resume(state, action.job);
    case 'endJob':
      return wait(state, call('cancel', { job: action.job }));
    case 'undo':
      return wait(state, call('openReview', { undo: action.run }));
    case 'log':
      return wait(state, call('log', action.run === undefined ? {} : { run: action.run }));
    case 'checkCatalog':
      return wait(state, call('checkCatalog', {}));
    case 'activate':
      return next(state, call('activate', { sheet: action.sheet }));
    case 'schedule':
      return wait(state, call('schedule', { hour: action.hour }));
    case 'column':
      return next(state.columns ? { ...state, columns: withColumn(state.columns, action.name, action.shown) } : state);
    case 'moveColumn':
      return next(state.columns ? { ...state, columns: withMove(state.columns, action.name, action.by) } : state);
    case 'arrange': {
      const { columns } = state;
      return columns ? wait(state, call('arrangeColumns', { sheet: columns.sheet, columns: wantedColumns(columns) })) : next(state);
    }
  }
}

function answered(state: Sidebar, action: Answered): Next<Sidebar> {
  const { command, answer } = action;
  if (command === 'state') return known({ ...state, reading: false }, answer.ok ? answer.data : answer.problem);
  if (command === 'pull' || command === 'step') {
    return state.pull === undefined ? next(state) : follow(state, state.pull, advance(state.pull.job, answer));
  }
  const idle: Sidebar = command === state.busy ? { ...state, busy: undefined } : state;
  // A step answers after the cancel of a pull under way and tells what became of the job.
  if (command === 'cancel' && state.busy !== command) return next(idle);
  if (!answer.ok) return next({ ...idle, problem: answer.problem });
  switch (command) {
    case 'connect':
      return connected(idle, answer.data);
    case 'forms': {
      const filled: Sidebar = { ...idle, forms: answer.data.forms };
      return filled.view === 'pull' && filled.after ? show(filled, filled.after) : next(filled);
    }
    case 'disconnect':
      return read({ ...idle, view: 'home', notice: { about: 'disconnected' } });
    case 'schedule':
      return read({ ...idle, notice: { about: 'scheduled', hour: answer.data?.hour ?? null } });
    case 'refreshAll':
      return read({ ...idle, notice: { about: 'refreshed', ...answer.data } });
    case 'checkCatalog':
      return next({ ...idle, notice: { about: 'checked', ...answer.data } });
    case 'columns':
      return next(idle.columns ? { ...idle, columns: { ...idle.columns, columns: answer.data.columns } } : idle);
    case 'arrangeColumns':
      return arranged(idle, answer.data.added);
    case 'personal':
      return idle.pull === undefined ? read(idle) : begin(idle, idle.pull);
    case 'removePersonal':
      return read({ ...idle, notice: { about: 'removed', names: answer.data.tabs } });
    case 'activate':
    case 'cancel':
    case 'hints':
      return read(idle);
    default:
      return next(idle);
  }
}

/** Takes in what the server knows; the first time it decides which view can be shown. */
function known(state: Sidebar, told: State | Problem): Next<Sidebar> {
  if ('code' in told) return next({ ...state, unread: told });
  const filled: Sidebar = { ...state, known: told, unread: undefined, readAt: state.now };
  if (filled.view === 'connect' || filled.after === undefined) return next(filled);
  const needsConnection = filled.view === 'pull' || filled.view === 'schedule' || filled.view === 'check';
  if (told.connection === undefined && needsConnection) return next({ ...filled, view: 'connect' });
  return show(filled, filled.after);
}

function connected(state: Sidebar, { catalogs, ...connection }: Messages['connect']['output']): Next<Sidebar> {
  const known: State | undefined = state.known && { ...state.known, connection };
  const { host } = connection;
  // Who has pulled nothing yet comes to pull.
  const usual: Place = { view: known?.tabs.length === 0 ? 'pull' : 'home' };
  const after: Place = state.after === undefined || state.after.view === 'connect' ? usual : state.after;
  const shown = show({ ...state, known, notice: { about: 'connected', host, catalogs } }, after);
  const reading = read(shown.state);
  return { state: reading.state, effects: [...shown.effects, ...reading.effects] };
}

/** Columns that came back are blank until everything is read anew. */
function arranged(state: Sidebar, added: number): Next<Sidebar> {
  const tab = state.known?.tabs.find(({ sheet }) => sheet === state.columns?.sheet);
  if (added > 0 && tab) return begin(state, { ...pullOf(tab), fromStart: true });
  return read({ ...state, view: 'home', columns: undefined, notice: { about: 'arranged' } });
}

/** Shows a view and prepares its form, for which the forms are read first. */
function show(state: Sidebar, place: Place): Next<Sidebar> {
  const { known, forms } = state;
  const shown: Sidebar = { ...state, view: place.view, after: undefined, draft: undefined, columns: undefined };
  if (place.view === 'columns' && place.sheet !== undefined) {
    const { sheet } = place;
    return next({ ...shown, columns: { sheet, columns: [] } }, call('columns', { sheet }));
  }
  if (place.view !== 'pull' || !known) return next(shown);
  if (!forms) return next({ ...shown, after: place }, call('forms', {}));
  const form = forms.find((one) => one.name === place.resource);
  return next(form ? { ...shown, draft: draftFor(form, known) } : shown);
}

function go(state: Sidebar, place: Place): Next<Sidebar> {
  if (isUnderWay(state.pull?.job)) return next({ ...state, view: 'pull' });
  const clean: Sidebar = { ...state, problem: undefined, notice: undefined, pull: undefined };
  return show({ ...clean, blank: { host: false, key: false }, search: '' }, place);
}

function submit(state: Sidebar): Next<Sidebar> {
  const { draft } = state;
  const form = state.forms?.find((one) => one.name === draft?.resource);
  if (draft === undefined || form === undefined) return next(state);
  const { values, errors } = readDraft(form.filters, draft.values);
  if (Object.keys(errors).length > 0) return next({ ...state, draft: { ...draft, errors, refusals: draft.refusals + 1 } });
  const title = state.known?.tabs.find((tab) => tab.sheet === draft.sheet)?.name ?? form.title;
  return begin(state, { resource: form.name, title, filters: values, sheet: draft.sheet });
}

function pullOf(tab: TabState): Omit<Pull, 'job'> {
  return { resource: tab.resource, title: tab.name, filters: tab.filters, sheet: tab.sheet };
}

function begin(state: Sidebar, what: Omit<Pull, 'job'>): Next<Sidebar> {
  if ((isUnderWay(state.pull?.job) && state.pull?.job.phase !== 'lost') || state.busy !== undefined) return next(state);
  const { resource, filters, sheet, fromStart } = what;
  const effect = call('pull', { resource, filters, ...(sheet !== undefined && { sheet }), ...(fromStart && { fromStart }) });
  return next({ ...state, view: 'pull', pull: { ...what, job: starting }, problem: undefined, notice: undefined }, effect);
}

/** A pull goes on here, a send in the dialog that shows what becomes of its lines. */
function resume(state: Sidebar, id: string): Next<Sidebar> {
  const open = state.known?.jobs.find(({ job }) => job === id);
  if (open === undefined || state.busy !== undefined) return next(state);
  if (open.kind !== 'pull') return wait(state, call('openReview', { goOn: id }));
  const { name, resource = '', filters = {}, sheet, count, total } = open;
  const progress = { job: id, kind: open.kind, phase: 'reading' as const, count, total, text: '' };
  const pull: Pull = { resource, title: name, filters, sheet, job: { phase: 'lost', progress } };
  return follow({ ...state, view: 'pull', problem: undefined, notice: undefined }, pull, goOn(pull.job));
}

/** Goes on with the pull; when it has ended the tabs have changed, so the state is read again. */
function follow(state: Sidebar, pull: Pull, { job, effects }: NextJob): Next<Sidebar> {
  const followed: Sidebar = { ...state, pull: { ...pull, job } };
  if (isUnderWay(job)) return next(followed, ...effects);
  const after = read(followed);
  return { state: after.state, effects: [...effects, ...after.effects] };
}

function read(state: Sidebar): Next<Sidebar> {
  return next({ ...state, reading: true }, call('state', {}));
}

/** Sends a command that the person waits for, unless they already wait for another. */
function wait(state: Sidebar, effect: Effect & { do: 'call' }): Next<Sidebar> {
  if (state.busy !== undefined) return next(state);
  return next({ ...state, busy: effect.command, problem: undefined, notice: undefined }, effect);
}

function next(state: Sidebar, ...effects: Effect[]): Next<Sidebar> {
  return { state, effects };
}
