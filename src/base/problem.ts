// What a person is told when something cannot go on.

import { cutTo } from './property-size.ts';

/** What a sentence quotes can be a cell or a note of any length, and problems are stored with tabs. */
const MAX_SENTENCE_LENGTH = 500;

/** What happened, and what to do about it. `code` is stable, for tests and buttons. */
export interface Problem {
  code: string;
  what: string;
  todo: string;
}

/** Ends a run with a problem for the person; nothing of the run is written after it. */
export class StopError extends Error {
  readonly problem: Problem;

  constructor(code: string, what: string, todo: string) {
    super(what);
    this.name = 'StopError';
    this.problem = { code, what: cutTo(what, MAX_SENTENCE_LENGTH), todo: cutTo(todo, MAX_SENTENCE_LENGTH) };
  }
}
