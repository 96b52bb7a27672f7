// A mutant is one small fault in a pure core. The unit tests must fail on it: see `npm run mutants`.

export interface Mutant {
  /** The source file, from the top of the project. */
  file: string;
  /** Text that occurs exactly once in the file. */
  find: string;
  replace: string;
  /** The rule that the fault breaks, as a short sentence. */
  rule: string;
}
