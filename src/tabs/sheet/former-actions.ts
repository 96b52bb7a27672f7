// Words of the Action column: what they mean, and how they're spelled in the language of the workbook. Those that earlier versions used
// are read everywhere, and a refresh rewrites them in the tab.
import { saidHere } from '../../base/say.ts';
import type { Operation } from '../../catalog/resource.ts';

/** Returns the word of the Action column for an operation, in the language of the workbook. */
export function actionWord(operation: Operation): string {
  return saidHere(operation);
}

/** Returns the operation that an Action cell names, in the language of the workbook or in English. Any other text is returned as it is. */
export function actionIn(cell: string, operations: readonly Operation[]): Operation {
  if (cell === '') return '';
  const word = cell.trim().toLowerCase();
  return operations.find((operation) => actionWord(operation).toLowerCase() === word) ?? currentAction(word);
}

/** Words of the Action column by their former spelling. */
const ACTIONS: Readonly<Record<string, string>> = {
  'give catalog': 'add catalog',
  'take catalog': 'remove catalog',
  'clear merge': 'unmerge',
};

/** Returns an Action as it is spelled today. */
export function currentAction(word: string): string {
  return ACTIONS[word] ?? word;
}

/** Returns an operation as the first version spelled it, so that checksums of stored plans stay valid. */
export function formerAction(word: string): string {
  return Object.keys(ACTIONS).find((former) => ACTIONS[former] === word) ?? word;
}

/** Returns a header's note with today's Action words. */
export function currentNote(note: string): string {
  return Object.entries(ACTIONS).reduce((text, [former, word]) => text.split(former).join(word), note);
}
