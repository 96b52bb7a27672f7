// Where the page begins: the same html is the sidebar or the review dialog, as `data-view` of the body says.
import './style/base.css';
import './style/sidebar.css';
import './style/review.css';
import { type ComponentChildren, render } from 'preact';
import { controllerOf } from './controller.ts';
import type { Answered, Next } from './logic/effect.ts';
import { reviewFocus, sidebarFocus } from './logic/focus.ts';
import { comparing, reduceReview } from './logic/review.ts';
import { openedAt, reduceSidebar } from './logic/sidebar.ts';
import { placeNamed } from './logic/view.ts';
import { type Runner, serverOver } from './server.ts';
import { type Store, storeOf } from './store.ts';
import { ReviewApp } from './views/review-app.tsx';
import { SidebarApp } from './views/sidebar-app.tsx';

/** Given by HtmlService to every page. */
declare const google: { script: { run: Runner; host: { close(): void } } };

/** What every page of ours understands. */
type PageAction = Answered | { type: 'opened' } | { type: 'silence'; silent: boolean };

interface App<S, A> {
  initial: S;
  reduce: (state: S, action: A | PageAction) => Next<S>;
  focus: (before: S, after: S) => string | undefined;
  View: (props: { state: S; dispatch: (action: A | PageAction) => void }) => ComponentChildren;
}

function start<S, A>(root: HTMLElement, { initial, reduce, focus, View }: App<S, A>): Store<A | PageAction> {
  const server = serverOver(
    google.script.run,
    (milliseconds, act) => setTimeout(act, milliseconds),
    (silent) => store.dispatch({ type: 'silence', silent }),
  );
  const perform = controllerOf(
    server,
    () => google.script.host.close(),
    (action) => store.dispatch(action),
  );
  const show = (state: S): void => render(<View state={state} dispatch={(action) => store.dispatch(action)} />, root);
  const store: Store<A | PageAction> = storeOf(initial, reduce, perform, (state, before) => {
    show(state);
    const target = focus(before, state);
    if (target !== undefined) root.querySelector<HTMLElement>(target)?.focus();
  });
  show(initial);
  store.dispatch({ type: 'opened' });
  return store;
}

function startSidebar(root: HTMLElement, view: string | undefined): void {
  const initial = openedAt(placeNamed(view), Date.now());
  const sidebar = start(root, { initial, reduce: reduceSidebar, focus: sidebarFocus, View: SidebarApp });
  const look = (): void => sidebar.dispatch({ type: 'looked', now: Date.now() });
  // Edits in the grid are not told to the sidebar; it asks when the person comes back to it.
  window.addEventListener('focus', look);
  document.documentElement.addEventListener('mouseenter', look);
  setInterval(() => sidebar.dispatch({ type: 'ticked', now: Date.now() }), 30_000);
}

const { view } = document.body.dataset;
const root = document.createElement('div');
document.body.append(root);
if (view === 'review') start(root, { initial: comparing, reduce: reduceReview, focus: reviewFocus, View: ReviewApp });
else startSidebar(root, view);
