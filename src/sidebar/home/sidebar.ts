// The reducer of the sidebar: the next state for each action.

import type { RemovalStep } from '../../protocol/removal.ts';
import type { ScheduleSaved } from '../../protocol/schedule.ts';
import { type Answered, call, type Effect, type Next } from '../page/effect.ts';
import { advance, isUnderWay, resume, stop } from '../page/job.ts';
import { type Notice, next, read, type Sidebar, type SidebarAction, wait } from '../page/sidebar-state.ts';
import { begin, checkSize, follow, pullOf, resumeJob, submit } from '../pull/pull-actions.ts';
import { filled, into } from '../pull/pull-draft.ts';
import { wantedColumns, withColumn, withMove } from '../settings/columns-draft.ts';
import { draftOf, inputOf } from '../settings/schedule-draft.ts';
import { connected, go, known, show } from './navigation.ts';

/** The maximum age of the state when the user comes back, in milliseconds. */
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
      const { label, kind, readOnly, user } = action;
      if (blank.host || blank.key) return next({ ...state, blank, problem: undefined });
      return wait({ ...state, blank }, call('connect', { host, key, label, kind, readOnly, user }));
    }
    case 'disconnect':
      return wait(state, call('disconnect', {}));
    case 'useCatalog':
      return wait(state, call('useCatalog', { host: action.host }));
    case 'keys':
      return wait(state, call('keys', {}));
    case 'limits':
      return wait(state, call('limits', {}));
    case 'removeKeys':
      return wait(state, call('removeKeys', {}));
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
    case 'size':
      return checkSize(state);
    case 'refresh': {
      const tab = state.known?.tabs.find((one) => one.sheet === action.sheet);
      return tab === undefined ? next(state) : begin(state, pullOf(tab));
    }
    case 'repair':
      return wait({ ...state, repairing: action.sheet }, call('repairColumns', { sheet: action.sheet }));
    case 'personal':
      return wait(state, call('personal', { answer: action.answer }));
    case 'removePersonal':
      return removing(state, call('removePersonal', { confirmed: action.confirmed }));
    case 'eraseLearner':
      return removing(state, call('eraseLearner', { learner: action.learner }));
    case 'hints':
      return wait(state, call('hints', { on: action.on }));
    case 'language':
      return wait(state, call('language', { language: action.language }));
    case 'moveToAddOn':
      return wait(state, call('moveToAddOn', {}));
    case 'moveBack':
      return wait(state, call('moveBack', {}));
    case 'tryAgain':
      return state.pull === undefined ? next(state) : begin(state, state.pull);
    case 'resume':
      return state.pull === undefined ? next(state) : follow(state, state.pull, resume(state.pull.job));
    case 'stop':
      return state.pull === undefined ? next(state) : follow(state, state.pull, stop(state.pull.job));
    case 'refreshAll':
      return wait(state, call('refreshAll', {}));
    case 'openTask':
      return wait(state, call('openSidebar', { view: action.view }));
    case 'review':
      return wait(state, call('openReview', action.sheet === undefined ? {} : { sheet: action.sheet }));
    case 'resumeJob':
      return resumeJob(state, action.job);
    case 'endJob':
      return wait(state, call('cancel', { job: action.job }));
    case 'undo':
      return wait(state, call('openReview', { undo: action.run }));
    case 'log':
      return wait(state, call('log', action.run === undefined ? {} : { run: action.run }));
    case 'checkAccess':
      return wait(state, call('checkAccess', {}));
    case 'checkCatalog':
      return wait(state, call('checkCatalog', {}));
    case 'checkInstallation':
      return wait(state, call('checkInstallation', { echo: action.echo, menu: action.menu, page: action.page }));
    case 'diagnostics':
      return wait(state, call('diagnostics', { page: action.page }));
    case 'activate':
      return next(state, call('activate', { sheet: action.sheet, ...(action.row === undefined ? {} : { row: action.row }) }));
    case 'changes':
      return action.sheet === undefined
        ? next({ ...state, changes: undefined })
        : wait({ ...state, changes: { sheet: action.sheet } }, call('changes', { sheet: action.sheet }));
    case 'schedule':
      return state.schedule ? wait(state, call('schedule', inputOf(state.schedule))) : next(state);
    case 'editSchedule':
      return next({
        ...state,
        notice: undefined,
        problem: undefined,
        schedule: draftOf(state.known?.schedules.find(({ id }) => id === action.id)),
      });
    case 'draftSchedule':
      return next({ ...state, schedule: action.draft });
    case 'unschedule':
      return wait(state, call('unschedule', { id: action.id }));
    case 'takeOver':
      return wait(state, call('takeOver', { id: action.id }));
    case 'notify':
      return wait(state, call('notifySchedules', { email: action.email, webhook: action.webhook }));
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

/** Characters that a large review sends to the page. */
const MESSAGE_SIZE = 1_000_000;

/** Adds to a report whether a message of that size arrived. */
function withMessageSize(state: Sidebar, notice: Extract<Notice, { about: 'checked' }>, arrived: boolean): Sidebar {
  const size = `messageSize: ${MESSAGE_SIZE} characters ${arrived ? 'arrive' : 'don’t arrive'}`;
  return { ...state, notice: { ...notice, report: notice.report.replace('messageSize: undecided', size) } };
}

function answered(state: Sidebar, action: Answered): Next<Sidebar> {
  const { command, answer } = action;
  if (command === 'state') return known({ ...state, reading: false }, answer.ok ? answer.data : answer.problem);
  if (command === 'pull' || command === 'step') {
    return state.pull === undefined ? next(state) : follow(state, state.pull, advance(state.pull.job, answer));
  }
  const idle: Sidebar = command === state.busy ? { ...state, busy: undefined } : state;
  // The response to a running step comes after the one to its cancellation, and decides how the job ends.
  if (command === 'cancel' && state.busy !== command) return next(idle);
  if (command === 'checkInstallation' && idle.notice?.about === 'checked') return next(withMessageSize(idle, idle.notice, answer.ok));
  // Titles only complete what the user types.
  if (command === 'listings') return next({ ...idle, titles: answer.ok ? titlesOf(answer.data.listings) : [] });
  if (!answer.ok) return next({ ...idle, problem: answer.problem });
  switch (command) {
    case 'connect':
      return connected(idle, answer.data);
    case 'forms': {
      const filled: Sidebar = { ...idle, forms: answer.data.forms };
      return filled.view === 'pull' && filled.after ? show(filled, filled.after) : next(filled);
    }
    case 'disconnect':
      return read({ ...idle, view: 'home', notice: { about: 'disconnected', ...answer.data } });
    case 'moveToAddOn':
    case 'moveBack':
      return read({ ...idle, view: 'home' });
    case 'useCatalog':
      return connected(idle, answer.data);
    case 'keys':
      return next({ ...idle, keys: answer.data.hosts });
    case 'limits':
      return next({ ...idle, limits: answer.data });
    case 'removeKeys':
      return read({ ...idle, view: 'home', keys: undefined, notice: { about: 'keysRemoved', keys: answer.data.removed } });
    case 'schedule':
      return scheduled(idle, answer.data);
    case 'unschedule':
      return read({ ...idle, notice: { about: 'unscheduled' } });
    case 'takeOver':
      return read({ ...idle, notice: { about: 'tookOver' } });
    case 'notifySchedules':
      return read({ ...idle, notice: { about: 'notified' } });
    case 'refreshAll':
      return read({ ...idle, notice: { about: 'refreshed', ...answer.data } });
    case 'checkAccess': {
      const { refused } = answer.data;
      return next({ ...idle, known: idle.known && { ...idle.known, refused }, notice: { about: 'access', refused: refused.length } });
    }
    case 'checkCatalog':
    case 'diagnostics':
      return next({ ...idle, notice: { about: 'checked', ...answer.data } });
    case 'checkInstallation':
      return next(
        { ...idle, notice: { about: 'checked', ...answer.data } },
        call('checkInstallation', { filler: 'x'.repeat(MESSAGE_SIZE) }),
      );
    case 'preFlight':
      return next(idle.draft ? { ...idle, draft: { ...idle.draft, size: answer.data } } : idle);
    case 'columns':
      return next(idle.columns ? { ...idle, columns: { ...idle.columns, columns: answer.data.columns } } : idle);
    case 'arrangeColumns':
      return arranged(idle, answer.data.added);
    case 'repairColumns': {
      const tab = idle.known?.tabs.find(({ sheet }) => sheet === idle.repairing);
      return tab ? begin({ ...idle, repairing: undefined }, pullOf(tab)) : read(idle);
    }
    case 'personal':
      return idle.pull === undefined ? read(idle) : begin(idle, idle.pull);
    case 'removePersonal':
    case 'eraseLearner':
      return removed(idle, answer.data);
    case 'language':
      // Each language is a page of its own.
      return wait(idle, call('openSidebar', { view: 'settings' }));
    case 'changes':
      return next(idle.changes ? { ...idle, changes: { ...idle.changes, rows: answer.data.rows } } : idle);
    case 'activate':
    case 'cancel':
    case 'hints':
      return read(idle);
    default:
      return next(idle);
  }
}

function titlesOf(listings: readonly { title: string }[]): string[] {
  return Array.from(new Set(listings.map(({ title }) => title)));
}

/** Starts a removal. It's continued by the same call until it's done. */
function removing(state: Sidebar, effect: Effect & { do: 'call' }): Next<Sidebar> {
  const waiting = wait(state, effect);
  return waiting.effects.length === 0 ? waiting : next({ ...waiting.state, removing: effect }, ...waiting.effects);
}

function removed(state: Sidebar, result: RemovalStep): Next<Sidebar> {
  if (!result.done && state.removing) return wait(state, state.removing);
  return read({ ...state, removing: undefined, notice: { about: 'removed', result } });
}

/** What doesn't fit into Google's limits stays in the form, with what fits. */
function scheduled(state: Sidebar, saved: ScheduleSaved): Next<Sidebar> {
  if (!saved.saved) return next(state.schedule ? { ...state, schedule: { ...state.schedule, refused: saved } } : state);
  return read({ ...state, schedule: undefined, notice: { about: 'scheduled', when: saved.when, next: saved.next } });
}

/** Restored columns are blank until a full refresh. */
function arranged(state: Sidebar, added: number): Next<Sidebar> {
  const tab = state.known?.tabs.find(({ sheet }) => sheet === state.columns?.sheet);
  if (added > 0 && tab) return begin(state, { ...pullOf(tab), fromStart: true });
  return read({ ...state, view: 'home', columns: undefined, notice: { about: 'arranged' } });
}
