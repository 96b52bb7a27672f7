// Which column is whose. A column of ours is known by a tag in a line of its header's note: it survives rename, move, and
// copy, and lines that the user adds. A column without a tag is the user's own.

import { StopError } from '../../base/problem.ts';
import { saidHere, say, sayHere } from '../../base/say.ts';
import { actionsOf, type Field, isEditable, type Operation, type Resource } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { actionWord } from './former-actions.ts';

/** Names of the two leading columns of editable tabs. They aren't fields. */
export const ACTION = '$action';
export const STATUS = '$status';

/** Position (from 1) of each of our columns by field name. */
export type Columns = ReadonlyMap<string, number>;

export interface ColumnHead {
  name: string;
  header: string;
  note: string;
  field?: Field;
}

/** The columns of a new tab, in order. */
export function headsOf(resource: Resource): ColumnHead[] {
  const heads: ColumnHead[] = inOrder(resource).map((field) => ({
    name: field.name,
    header: field.label,
    note: `${field.help}\n${editRule(resource, field)}\ncatalog:${field.name}`,
    field,
  }));
  if (!isEditable(resource)) return heads;
  const actions = actionsOf(resource);
  const leading: ColumnHead[] = [
    { name: STATUS, header: saidHere('Status'), note: `${sayHere`The result of this row’s last review or send.`}\ncatalog:${STATUS}` },
  ];
  if (actions.length > 0) {
    leading.unshift({
      name: ACTION,
      header: saidHere('Action'),
      note: `${sayHere`Choose an action for this row: ${actions.map(actionWord).join(', ')}. Leave blank to send your edits.`}\ncatalog:${ACTION}`,
    });
  }
  return [...leading, ...heads];
}

/** Returns the fields in the order of the columns of a new tab. */
function inOrder({ fields, leading = [] }: Resource): Field[] {
  const first = leading.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return [...first, ...fields.filter((field) => !first.includes(field))];
}

/** The tag: `catalog:` and the name of a field at the start of a line. The last one counts. */
const TAG = /(?:^|\n)[^\S\n]*catalog:(\S+)/g;

/** Returns the name of the field whose tag a note has. */
export function tagIn(note: string): string | undefined {
  return Array.from(note.matchAll(TAG)).pop()?.[1];
}

/** Returns the notes of row 1, which hold the tags of our columns. */
export function headerNotes(sheet: Sheet): string[] {
  return sheet.notes({ row: 1, column: 1, rows: 1, columns: sheet.size().columns })[0] ?? [];
}

/** Finds our columns by the notes of row 1. Throws if two columns carry the same tag. */
export function findColumns(notes: readonly string[], tab: string): Columns {
  const columns = new Map<string, number>();
  notes.forEach((note, index) => {
    const name = tagIn(note);
    if (name === undefined) return;
    if (columns.has(name)) {
      throw new StopError(
        'doubled-column',
        say`The “${tab}” tab has two columns for the same field (${name}). No data was read or written.`,
        say`Delete one of the columns, or clear the note on its header.`,
      );
    }
    columns.set(name, index + 1);
  });
  return columns;
}

function editRule(resource: Resource, field: Field): string {
  if (field.from) {
    const isNewRowInput = field.standsFor !== undefined && resource.writes.create !== undefined;
    return isNewRowInput
      ? sayHere`Looked up by ID. A refresh replaces what you enter here. In a new row, you can enter it instead of the ID.`
      : sayHere`Looked up by ID. A refresh replaces what you enter here.`;
  }
  if (field.standsFor !== undefined && resource.writes.create) return sayHere`Read only. In a new row, you can enter it instead of the ID.`;
  if (!field.write || (!resource.writes.update && !resource.writes.create)) return sayHere`Read only. Edits here aren’t sent.`;
  if (field.write.for) return usedWith(field.write.for);
  if (field.write.createOnly || !resource.writes.update) return sayHere`Editable in new rows only.`;
  if (field.writeOnly) return sayHere`Editable. Blank cells aren’t sent.`;
  return field.write.blank === 'clears' ? sayHere`Editable. Clear the cell to remove the value.` : sayHere`Editable. Can’t be blank.`;
}

function usedWith([first = '', ...others]: readonly Operation[]): string {
  const last = others.pop();
  const before = [first, ...others].map(actionWord).join(', ');
  return last === undefined
    ? sayHere`Used only with the Action ${before}.`
    : sayHere`Used only with the Action ${before} or ${actionWord(last)}.`;
}
