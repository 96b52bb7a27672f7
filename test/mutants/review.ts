import type { Mutant } from './mutant.ts';

export const mutants: Mutant[] = [
  {
    file: 'src/sync/review/make-plan.ts',
    find: 'return isBlank(caption) ? change : { ...change, caption: String(caption) };',
    replace: 'return change;',
    rule: 'A change has the name that Catalog has for its record.',
  },
  {
    file: 'src/sync/review/mixed-rows.ts',
    find: "(wants === 'Action' || row === undefined",
    replace: '(row === undefined',
    rule: 'An Action isn’t taken in a row that shows another record’s name.',
  },
  {
    file: 'src/sync/review/mixed-rows.ts',
    find: 'return (index, wants) => byCells(index) ?? byCaption(index, wants);',
    replace: 'return byCaption;',
    rule: 'A row is refused if its ID and its cells belong to two records.',
  },
  {
    file: 'src/sync/plan/guard.ts',
    find: '> MAX_UNASKED_EVER',
    replace: '> 10 * MAX_UNASKED_EVER',
    rule: 'More than 25 removals always need the typed confirmation.',
  },
];
