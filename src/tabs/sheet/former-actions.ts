// Words of the Action column that earlier versions used. They are read everywhere, and a refresh rewrites them in the tab.
import { actionsOf, type Resource } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { ACTION, findColumns } from './columns.ts';

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
function currentNote(note: string): string {
  return Object.entries(ACTIONS).reduce((text, [former, word]) => text.split(former).join(word), note);
}

/**
 * Rewrites former words in a tab that an earlier version made: the drop-downs of its Action column, the words chosen in them,
 * and the notes of our headers.
 */
export function renewActions(sheet: Sheet, resource: Resource): void {
  const actions = actionsOf(resource);
  if (!actions.some((word) => formerAction(word) !== word)) return;
  const head = { row: 1, column: 1, rows: 1, columns: sheet.size().columns };
  const [notes = []] = sheet.notes(head);
  const columns = findColumns(notes, sheet.name());
  const column = columns.get(ACTION);
  const isOurs = (index: number) => Array.from(columns.values()).includes(index + 1);
  const renewed = notes.map((note, index) => (isOurs(index) ? currentNote(note) : note));
  if (column === undefined || renewed.every((note, index) => note === notes[index])) return;
  const rows = { row: 2, column, rows: sheet.size().rows - 1, columns: 1 };
  const chosen = sheet.values(rows).map(([cell]) => String(cell).trim().toLowerCase());
  sheet.choice(rows, { values: actions, strict: true });
  chosen.forEach((word, index) => {
    if (currentAction(word) !== word) sheet.write({ ...rows, row: index + 2, rows: 1 }, [[currentAction(word)]]);
  });
  // The notes come last: if the run is killed before, the next refresh starts over.
  sheet.writeNotes(head, [renewed]);
}
