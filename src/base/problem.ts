// What a person is told when something cannot go on.

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
    this.problem = { code, what, todo };
  }
}
