import type { Mutant } from './mutant.ts';

export const mutants: Mutant[] = [
  {
    file: 'src/tabs/cells/lists.ts',
    find: `.replace(/"/g, '""')`,
    replace: '',
    rule: 'A quote inside an item is doubled.',
  },
  {
    file: 'src/tabs/cells/lists.ts',
    find: 'return splitOrdered(text)?.sort();',
    replace: 'return splitOrdered(text);',
    rule: 'The items of a set are sorted.',
  },
  {
    file: 'src/tabs/cells/lists.ts',
    find: 'if (at >= text.length) return undefined;',
    replace: 'if (at >= text.length) break;',
    rule: 'A list with an open quote is refused.',
  },
];
