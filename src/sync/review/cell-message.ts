// What is wrong with a cell and what to enter instead. What looks like a number gets the reason why it isn't one. Pure.
import { said, say } from '../../base/say.ts';
import type { Field } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { cellProblems } from '../../tabs/cells/status-text.ts';

export interface CellMessage {
  what: string;
  todo: string;
}

export function messageFor({ kind }: Pick<Field, 'kind'>, problem: keyof typeof cellProblems, cell: Cell): CellMessage {
  const { what, todo } = cellProblems[problem];
  if (problem !== 'not-a-number' || typeof cell !== 'string') return { what: said(what), todo: said(todo) };
  const almost = almostNumber(cell.trim());
  const isWhole = kind === 'integer' || kind === 'id';
  if (isWhole && (almost?.todo ?? todo).includes('.5')) return { what: almost?.what ?? said(what), todo: say`Enter a whole number.` };
  return almost ?? { what: said(what), todo: said(todo) };
}

/** A number with one thing too much: what the message calls it, and how it's told. */
const ADDITIONS: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /[$€£¥₹]|\b[A-Z]{3}\b/, what: 'has a currency' },
  { pattern: /[\s'’]/, what: 'has a space or mark between its digits' },
];

function almostNumber(text: string): CellMessage | undefined {
  if (/^-?[\d.,\s]+%$/.test(text)) return { what: say`is a percentage`, todo: say`Enter the number itself, without a percent sign.` };
  const added = ADDITIONS.find(({ pattern }) => pattern.test(text));
  const bare = text.replace(/[$€£¥₹\s'’]|\b[A-Z]{3}\b/g, '');
  if (added && /^-?\d+(\.\d+)?$/.test(bare)) return { what: said(added.what), todo: say`Enter it like this: ${bare}.` };
  if (/^-?\d+,\d{3}$/.test(bare)) {
    const [whole = '', rest = ''] = bare.split(',');
    return { what: say`has a comma`, todo: say`Enter ${whole + rest} or ${`${whole}.${rest}`}.` };
  }
  if (/^-?\d+,\d+$/.test(bare)) return { what: say`has a decimal comma`, todo: say`Enter it like this: ${bare.replace(',', '.')}.` };
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
    ? bare.replace(/,/g, '')
    : /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)
      ? bare.replace(/\./g, '').replace(',', '.')
      : undefined;
  return plain === undefined ? undefined : { what: say`has a separator between its digits`, todo: say`Enter it like this: ${plain}.` };
}
