// The server's commands as typed promises over google.script.run: one JSON text each way. A promise always resolves;
// what Google or the network does wrong arrives as a problem too.
import type { Answer, Command, Messages, Problem } from '../../protocol/messages.ts';
import * as problems from '../texts/en/problems.ts';

/** The part of google.script.run that is used here. */
export type Runner = {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
} & { [C in Command]: (input: string, token: string) => void };

export type Server = <C extends Command>(command: C, input: Messages[C]['input']) => Promise<Answer<Messages[C]['output']>>;

/** How long the first answer may take before the person is told why it may never come, in milliseconds. */
export const PATIENCE = 20_000;

/**
 * `token` proves that messages come from this page. `later` runs something after a time. `silence` is called with true when
 * the first response is overdue, as happens when several Google accounts are signed in, and with false if it arrives after all.
 */
export function serverOver(
  run: Runner,
  token: string,
  later: (milliseconds: number, act: () => void) => void,
  silence: (silent: boolean) => void,
): Server {
  let asked = false;
  let heard = false;
  let silent = false;

  function hear(): void {
    heard = true;
    if (silent) silence(false);
    silent = false;
  }

  return (command, input) => {
    if (!asked) {
      asked = true;
      later(PATIENCE, () => {
        if (heard) return;
        silent = true;
        silence(true);
      });
    }
    return new Promise((resolve) => {
      try {
        run
          .withSuccessHandler((answer) => {
            hear();
            resolve(parsed(answer));
          })
          .withFailureHandler(() => {
            // The error's text is in the language of the account and says nothing that can be relied on.
            hear();
            resolve(problem(problems.noNetwork));
          })
          [command](JSON.stringify(input), token);
      } catch {
        resolve(problem(problems.oddAnswer));
      }
    });
  };
}

/** Answers the first command with the JSON that came with the page, if any did. */
export function startingWith(first: string, server: Server): Server {
  let waiting = first;
  return (command, input) => {
    if (waiting === '') return server(command, input);
    const answer = parsed<Messages[typeof command]['output']>(waiting);
    waiting = '';
    return Promise.resolve(answer);
  };
}

function parsed<T>(answer: unknown): Answer<T> {
  // The server doesn't know the token.
  if (answer === '') return problem(problems.expired);
  try {
    const value: unknown = JSON.parse(String(answer));
    // Sidebar and commands are built together from the same types, so that an answer with `ok` is an Answer<T>.
    if (typeof value === 'object' && value !== null && 'ok' in value) return value as Answer<T>;
  } catch {
    // Not JSON: falls through to the problem.
  }
  return problem(problems.oddAnswer);
}

function problem(told: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem: told };
}
