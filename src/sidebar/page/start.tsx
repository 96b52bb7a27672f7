// Starts a page: its state, reducer, and view over the server that HtmlService gives to it.
import { type ComponentChildren, render } from 'preact';
import type { Answered, Next } from './effect.ts';
import { type Runner, serverOver, startingWith } from './server.ts';
import { controllerOf, type Store, storeOf } from './store.ts';

/** Given by HtmlService to every page. */
declare const google: { script: { run: Runner; host: { close(): void; setHeight(pixels: number): void } } };

/** Actions that every page handles. */
type PageAction = Answered | { type: 'opened' } | { type: 'silence'; silent: boolean };

interface App<S, A> {
  initial: S;
  reduce: (state: S, action: A | PageAction) => Next<S>;
  focus: (before: S, after: S) => string | undefined;
  View: (props: { state: S; dispatch: (action: A | PageAction) => void }) => ComponentChildren;
}

/** Shows the app in the page's body and opens it. */
export function startPage<S, A>({ initial, reduce, focus, View }: App<S, A>): Store<A | PageAction> {
  const root = document.createElement('div');
  document.body.append(root);
  const { token = '', first = '' } = document.body.dataset;
  const server = startingWith(
    first,
    serverOver(
      google.script.run,
      token,
      (milliseconds, act) => setTimeout(act, milliseconds),
      (silent) => store.dispatch({ type: 'silence', silent }),
    ),
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

/** Pixels of the browser, of Google Sheets, and of a dialog's own title that are above and below its content. */
const AROUND_DIALOG = 230;

/** The least height at which a dialog can be used. */
const MIN_DIALOG_HEIGHT = 320;

/** Makes a dialog lower if the window can't hold it. Google doesn't, and its buttons would be out of reach. */
export function fitDialog(): void {
  const room = Math.max(MIN_DIALOG_HEIGHT, window.outerHeight - AROUND_DIALOG);
  if (window.innerHeight > room) google.script.host.setHeight(room);
}
