// Performs what the reducers ask for.
import type { Answered, Effect } from './effect.ts';
import type { Server } from './server.ts';

/** Answers a function that performs effects and reports each answer as an action; `close` closes the dialog. */
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
        // The answer belongs to this command: together they are a member of the union.
        dispatch({ type: 'answered', command, answer } as Answered);
      });
    if (after === undefined) send();
    else later(after * 1000, send);
  };
}
