// Holds a state, gives every action to the reducer, and hands its effects on.
import type { Effect, Next } from './effect.ts';

export interface Store<A> {
  dispatch(action: A): void;
}

/** `changed` is called after every action that made another state. */
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
