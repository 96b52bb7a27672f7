// Which column is whose. A column of ours is known by a tag in the last line of its header's note: it survives rename,
// move and copy. A column without a tag belongs to the person.
import { actionsOf, type Field, isEditable, type Resource } from '../catalog/resource.ts';
import { StopError } from './problem.ts';
import { ACTION_HEADER, STATUS_HEADER } from './words.ts';

/** Names of the two leading columns of editable tabs, beside the fields. */
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
  const heads: ColumnHead[] = resource.fields.map((field) => ({
    name: field.name,
    header: field.label,
    note: `${field.help}\n${editRule(resource, field)}\ncatalog:${field.name}`,
    field,
  }));
  if (!isEditable(resource)) return heads;
  const actions = actionsOf(resource);
  const leading: ColumnHead[] = [
    { name: STATUS, header: STATUS_HEADER, note: `What became of this row when it was last sent.\ncatalog:${STATUS}` },
  ];
  if (actions.length > 0) {
    leading.unshift({
      name: ACTION,
      header: ACTION_HEADER,
      note: `Choose what to do with this row: ${actions.join(', ')}. Blank sends your edits.\ncatalog:${ACTION}`,
    });
  }
  return [...leading, ...heads];
}

/** Finds our columns by the notes of row 1. Throws where a tag stands twice: then nothing can be told apart. */
export function findColumns(notes: readonly string[], tab: string): Columns {
  const columns = new Map<string, number>();
  notes.forEach((note, index) => {
    const name = /(?:^|\n)catalog:(\S+)\s*$/.exec(note)?.[1];
    if (name === undefined) return;
    if (columns.has(name)) {
      throw new StopError(
        'doubled-column',
        `The tab “${tab}” has two columns for the same field (${name}), so nothing was read or written.`,
        'Delete one of the two columns, or clear the note of its header.',
      );
    }
    columns.set(name, index + 1);
  });
  return columns;
}

function editRule(resource: Resource, field: Field): string {
  if (!field.write || (!resource.writes.update && !resource.writes.create)) return 'Read only: what you type here is not sent.';
  if (field.write.for) return `Only for the Action ${field.write.for.join(' or ')}, and sent with it.`;
  if (field.write.createOnly || !resource.writes.update) return 'Editable in new rows only.';
  const blank = field.writeOnly
    ? 'A blank cell is not sent.'
    : field.write.blank === 'clears'
      ? 'A blank cell clears it.'
      : 'It cannot be cleared.';
  return `Editable. ${blank}`;
}
