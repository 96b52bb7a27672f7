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

/** A fault of the built product, between the pure cores. One test of the named file must fail on it. */
export interface JourneyMutant extends Mutant {
  /** The test file, from the top of the project. */
  test: string;
  /** A part of the title of the test that fails. */
  title: string;
}
