// What a reducer asks the controller to do, and the action that reports the response.
import type { Answer, Command, Messages } from '../../protocol/messages.ts';

/** A command to send to the server, immediately or `after` this many seconds. */
export type Call = { [C in Command]: { do: 'call'; command: C; input: Messages[C]['input']; after?: number } }[Command];

/** `close` closes the dialog. */
export type Effect = Call | { do: 'close' };

/** The action that reports a command's response to the reducer. It omits the input, which can hold an API key. */
export type Answered = {
  [C in Command]: { type: 'answered'; command: C; answer: Answer<Messages[C]['output']> };
}[Command];

/** What a reducer returns. */
export interface Next<S> {
  state: S;
  effects: Effect[];
}

export function call<C extends Command>(command: C, input: Messages[C]['input']): Call {
  // A command and an input of the same C are a member of the union, which the compiler can't see.
  return { do: 'call', command, input } as Call;
}
