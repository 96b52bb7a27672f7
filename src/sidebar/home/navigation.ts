// Which view is shown, and what has to be known before it can be.
import type { Messages, Problem, State } from '../../protocol/messages.ts';
import { call, type Next } from '../page/effect.ts';
import { isUnderWay } from '../parts/job.ts';
import { draftFor } from '../pull/pull-draft.ts';
import { next, read } from './requests.ts';
import type { Sidebar } from './sidebar-state.ts';
import type { Place } from './view.ts';

/** Takes in what the server knows; the first time it decides which view can be shown. */
export function known(state: Sidebar, told: State | Problem): Next<Sidebar> {
  if ('code' in told) return next({ ...state, unread: told });
  const filled: Sidebar = { ...state, known: told, unread: undefined, readAt: state.now };
  if (filled.view === 'connect' || filled.after === undefined) return next(filled);
  const needsConnection = filled.view === 'pull' || filled.view === 'schedule' || filled.view === 'check';
  if (told.connection === undefined && needsConnection) return next({ ...filled, view: 'connect' });
  return show(filled, filled.after);
}

export function connected(state: Sidebar, { catalogs, ...connection }: Messages['connect']['output']): Next<Sidebar> {
  const known: State | undefined = state.known && { ...state.known, connection };
  const { host } = connection;
  // Who has pulled nothing yet comes to pull.
  const usual: Place = { view: known?.tabs.length === 0 ? 'pull' : 'home' };
  const after: Place = state.after === undefined || state.after.view === 'connect' ? usual : state.after;
  const shown = show({ ...state, known, notice: { about: 'connected', host, catalogs } }, after);
  const reading = read(shown.state);
  return { state: reading.state, effects: [...shown.effects, ...reading.effects] };
}

/** Shows a view and prepares its form, for which the forms are read first. */
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
  return next(form ? { ...shown, draft: draftFor(form, known) } : shown);
}

export function go(state: Sidebar, place: Place): Next<Sidebar> {
  if (isUnderWay(state.pull?.job)) return next({ ...state, view: 'pull' });
  const clean: Sidebar = { ...state, problem: undefined, notice: undefined, pull: undefined };
  return show({ ...clean, blank: { host: false, key: false }, search: '' }, place);
}
