// How the sidebar asks the server: at once, or for something that the person waits for.
import { call, type Effect, type Next } from '../page/effect.ts';
import type { Sidebar } from './sidebar-state.ts';

export function read(state: Sidebar): Next<Sidebar> {
  return next({ ...state, reading: true }, call('state', {}));
}

/** Sends a command that the person waits for, unless they already wait for another. */
export function wait(state: Sidebar, effect: Effect & { do: 'call' }): Next<Sidebar> {
  if (state.busy !== undefined) return next(state);
  return next({ ...state, busy: effect.command, problem: undefined, notice: undefined }, effect);
}

export function next(state: Sidebar, ...effects: Effect[]): Next<Sidebar> {
  return { state, effects };
}
