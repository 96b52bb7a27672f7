// Brings the Action column of a tab that an earlier version made up to date.
import { actionsOf, type Resource } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { currentAction, currentNote, formerAction } from '../cells/former-words.ts';
import { ACTION, findColumns } from './columns.ts';

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
