// What a reducer asks the controller to do, and how the answer comes back.
import type { Answer, Command, Messages } from '../../protocol/messages.ts';

/** A command to send to the server, at once or `after` so many seconds. */
export type Call = { [C in Command]: { do: 'call'; command: C; input: Messages[C]['input']; after?: number } }[Command];

/** `close` closes the dialog. */
export type Effect = Call | { do: 'close' };

/** The action that carries a command's answer back to the reducer; the input, which may hold a key, is not carried along. */
export type Answered = {
  [C in Command]: { type: 'answered'; command: C; answer: Answer<Messages[C]['output']> };
}[Command];

/** What a reducer returns. */
export interface Next<S> {
  state: S;
  effects: Effect[];
}

export function call<C extends Command>(command: C, input: Messages[C]['input']): Call {
  // A command and an input of the same C are a member of the union by its definition; the compiler cannot see it.
  return { do: 'call', command, input } as Call;
}
