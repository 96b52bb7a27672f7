// Whether a cell still has the edit that a review has shown. Someone can type into it until the user decides. Pure.
import { sameValue } from '../../catalog/records/parse-record.ts';
import { actionsOf, type Value } from '../../catalog/resource.ts';
import { ACTION } from '../../tabs/sheet/columns.ts';
import { actionIn } from '../../tabs/sheet/former-actions.ts';
import type { Edit } from '../plan/row-change.ts';
import { editsIn, filledCells, type TabRow, textIn } from './cell-edits.ts';

/** What a review has shown of a cell: what its edit means, or only what it showed if it held its row back. */
export type Reviewed = { value: Value } | { typed: string };

/** Returns whether a cell has the reviewed edit, another one, or none. */
export function sinceReview(row: TabRow, field: string, reviewed: Reviewed): 'same' | 'other' | 'none' {
  const { contents, snapshot, resource } = row.tab;
  const actions = actionsOf(resource);
  const shows = textIn(row, field);
  if (field === ACTION) {
    const [now, then] = [shows, 'typed' in reviewed ? reviewed.typed : ''].map((word) => actionIn(word, actions));
    return now === '' ? 'none' : now === then ? 'same' : 'other';
  }
  const old = snapshot.get(contents.keys[row.index] ?? '');
  const action = actionIn(textIn(row, ACTION), actions);
  const { edits, problems } = old ? editsIn(row.tab)(row.index, old, action) : { edits: filledIn(row, field), problems: [] };
  const edit = edits.find((each) => each.field.name === field);
  const isWrong = problems.some((each) => each.field.name === field);
  if (!edit && !isWrong) return 'none';
  if ('typed' in reviewed) return shows === reviewed.typed ? 'same' : 'other';
  return edit && sameValue(edit.field, edit.mine, reviewed.value) ? 'same' : 'other';
}

/** Returns the edit in a cell of a new row, if it's filled. */
function filledIn(row: TabRow, name: string): Edit[] {
  const fields = row.tab.resource.fields.filter((field) => field.name === name);
  const filled = filledCells(row, fields, '');
  return 'edits' in filled ? filled.edits : [];
}
