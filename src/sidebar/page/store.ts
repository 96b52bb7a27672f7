// Holds the state of a page, gives every action to the reducer, and performs its effects.
import type { Answered, Effect, Next } from './effect.ts';
import type { Server } from './server.ts';

export interface Store<A> {
  dispatch(action: A): void;
}

/** Creates a store that calls `changed` after each action that changed the state. */
export function storeOf<S, A>(
  initial: S,
  reduce: (state: S, action: A) => Next<S>,
  perform: (effect: Effect) => void,
  changed: (state: S, before: S) => void,
): Store<A> {
  let state = initial;
  return {
    dispatch(action) {
      const before = state;
      const next = reduce(before, action);
      state = next.state;
      if (state !== before) changed(state, before);
      next.effects.forEach(perform);
    },
  };
}

/** Returns a function that performs effects and dispatches each response as an action. `close` closes the dialog. */
export function controllerOf(
  server: Server,
  close: () => void,
  dispatch: (action: Answered) => void,
  later: (milliseconds: number, act: () => void) => void = (milliseconds, act) => setTimeout(act, milliseconds),
): (effect: Effect) => void {
  return (effect) => {
    if (effect.do === 'close') return close();
    const { command, input, after } = effect;
    const send = () =>
      server(command, input).then((answer) => {
        // The response is of this command, so that together they're a member of the union.
        dispatch({ type: 'answered', command, answer } as Answered);
      });
    if (after === undefined) send();
    else later(after * 1000, send);
  };
}
