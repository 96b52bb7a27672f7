// Which view is shown, what must be known before it can be, and where the keyboard’s focus goes then.
import type { Messages, Problem } from '../../protocol/messages.ts';
import type { State } from '../../protocol/state.ts';
import type { SidebarView } from '../../protocol/views.ts';
import { call, type Next } from '../page/effect.ts';
import { isUnderWay } from '../page/job.ts';
import { next, type Place, read, type Sidebar } from '../page/sidebar-state.ts';
import { draftFor } from '../pull/pull-draft.ts';

/** What each view needs before it can be shown. Its content is in `sidebar-app.tsx`. */
const VIEWS: Readonly<Record<SidebarView, { needs: 'nothing' | 'connection' }>> = {
  home: { needs: 'nothing' },
  connect: { needs: 'nothing' },
  pull: { needs: 'connection' },
  schedule: { needs: 'connection' },
  runs: { needs: 'nothing' },
  columns: { needs: 'nothing' },
  settings: { needs: 'nothing' },
  check: { needs: 'connection' },
  checkInstallation: { needs: 'nothing' },
  diagnostics: { needs: 'nothing' },
};

/** Returns the place that the server named: a view, `pull:<resource>`, or the overview if it named none. Throws if there's no such view. */
export function placeNamed(name = ''): Place {
  const [view = '', ...rest] = (name || 'home').split(':');
  if (!isView(view) || (view !== 'pull' && rest.length > 0)) throw new Error(`The sidebar has no view “${name}”.`);
  return rest.length > 0 ? { view, resource: rest.join(':') } : { view };
}

function isView(name: string): name is SidebarView {
  return Object.keys(VIEWS).includes(name);
}

/** Stores the server's state. The first time, it also decides which view can be shown. */
export function known(state: Sidebar, answer: State | Problem): Next<Sidebar> {
  if ('code' in answer) return next({ ...state, unread: answer });
  const filled: Sidebar = { ...state, known: answer, unread: undefined, readAt: state.now };
  if (filled.view === 'connect' || filled.after === undefined) return next(filled);
  if (answer.connection === undefined && VIEWS[filled.view].needs === 'connection') return next({ ...filled, view: 'connect' });
  return show(filled, filled.after);
}

export function connected(state: Sidebar, { catalogs, ...connection }: Messages['connect']['output']): Next<Sidebar> {
  const known: State | undefined = state.known && { ...state.known, connection, switched: undefined };
  const { host } = connection;
  // If there are no tabs yet, the next thing to do is a pull.
  const usual: Place = { view: known?.tabs.length === 0 ? 'pull' : 'home' };
  const after: Place = state.after === undefined || state.after.view === 'connect' ? usual : state.after;
  const shown = show({ ...state, known, notice: { about: 'connected', host, catalogs } }, after);
  const reading = read(shown.state);
  return { state: reading.state, effects: [...shown.effects, ...reading.effects] };
}

/** Shows a view and prepares its form. Reads the forms of pulls first if they aren't known. */
export function show(state: Sidebar, place: Place): Next<Sidebar> {
  const { known, forms } = state;
  const shown: Sidebar = { ...state, view: place.view, after: undefined, draft: undefined, columns: undefined };
  if (place.view === 'columns' && place.sheet !== undefined) {
    const { sheet } = place;
    return next({ ...shown, columns: { sheet, columns: [] } }, call('columns', { sheet }));
  }
  if (place.view !== 'pull' || !known) return next(shown);
  if (!forms) return next({ ...shown, after: place }, call('forms', {}));
  const form = forms.find((one) => one.name === place.resource);
  if (!form) return next(shown);
  const needsTitles = state.titles === undefined && form.filters.some(({ refers }) => refers === 'listings');
  return next({ ...shown, draft: draftFor(form, known) }, ...(needsTitles ? [call('listings', {})] : []));
}

export function go(state: Sidebar, place: Place): Next<Sidebar> {
  if (isUnderWay(state.pull?.job)) return next({ ...state, view: 'pull' });
  const clean: Sidebar = {
    ...state,
    problem: undefined,
    notice: undefined,
    pull: undefined,
    keys: undefined,
    limits: undefined,
    schedule: undefined,
    changes: undefined,
  };
  return show({ ...clean, blank: { host: false, key: false }, search: '' }, place);
}

const HEADING = 'h1';
const PROBLEM = '.message.error';
const KEYS = '#keys';
const WRONG_INPUT = '[aria-invalid=true]';

/** Returns the selector of what gets the focus after a change. Opening moves no focus, because the user might still be in the grid. */
export function sidebarFocus(before: Sidebar, after: Sidebar): string | undefined {
  if (before.known === undefined) return undefined;
  if (stageOf(before) !== stageOf(after)) return HEADING;
  if (after.problem !== undefined && after.problem !== before.problem) return PROBLEM;
  if (after.keys !== undefined && after.keys !== before.keys) return KEYS;
  if (after.blank !== before.blank || after.draft?.refusals !== before.draft?.refusals) return WRONG_INPUT;
  const moved = after.columns?.moved;
  if (moved !== undefined && moved !== before.columns?.moved) return `#${moved.by < 0 ? 'up' : 'down'}-${moved.place}`;
  return undefined;
}

/** Returns a text that changes with the view and with the stage of a pull. */
function stageOf({ view, pull, draft, known }: Sidebar): string {
  // Without a connection, the form for connecting is shown instead of the overview.
  if (view !== 'pull') return `${view} ${known?.connection !== undefined}`;
  if (pull === undefined) return `form ${draft?.resource}`;
  return isUnderWay(pull.job) && pull.job.phase !== 'disconnected' ? 'job' : pull.job.phase;
}
