// What a person is told when something cannot go on.

import { cutTo } from './property-size.ts';
import { said } from './say.ts';

/** What a sentence quotes can be a cell or a note of any length, and problems are stored with tabs. */
const MAX_SENTENCE_LENGTH = 500;

/** What happened, and what to do about it. `code` is stable, for tests and buttons. */
export interface Problem {
  code: string;
  what: string;
  todo: string;
}

/** Returns a problem without values in the language of the user. One that's translated already stays as it is. */
export function told({ code, what, todo }: Problem): Problem {
  return { code, what: said(what), todo: said(todo) };
}

/** Ends a run with a problem for the person; nothing of the run is written after it. */
export class StopError extends Error {
  readonly problem: Problem;

  constructor(code: string, what: string, todo: string) {
    super(what);
    this.name = 'StopError';
    // A sentence without values is translated here, and one with values is behind a tag where it's made.
    this.problem = { code, what: cutTo(said(what), MAX_SENTENCE_LENGTH), todo: cutTo(said(todo), MAX_SENTENCE_LENGTH) };
  }
}
