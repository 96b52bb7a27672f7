// Diff: what a person changed in a tab since its cells last showed Catalog. Pure: contents and snapshot in, changes out.
import { actionsOf, isEditable, type Operation, writableFields } from '../../catalog/resource.ts';
import { currentAction } from '../../tabs/cells/former-words.ts';
import { cellProblems, EDITED, intentIn, isCreateOpen } from '../../tabs/cells/status-text.ts';
import { ACTION, STATUS } from '../../tabs/sheet/columns.ts';
import { duplicateKeys } from '../../tabs/sheet/merge.ts';
import { fingerprintInTab } from '../../tabs/sheet/row-fingerprint.ts';
import { type Contents, cellAt } from '../../tabs/sheet/tab.ts';
import type { Edit, Refused, RowChange, TabContents } from '../plan/row-change.ts';
import { editsOf, fillingsOf, type Refuse } from './cell-edits.ts';

export interface TabDiff {
  changes: RowChange[];
  refused: Refused[];
  /** New rows that were filled but not marked with the Action *create*. */
  offered: number[];
  /** Rows in which something was typed into a column that cannot be edited. */
  ignored: number[];
  /** Rows whose edits were left out because their Action came first. */
  outranked: number[];
}

/** New rows in `included` are taken as if their Action were *create*. */
export function diffTab(reading: TabContents, included: readonly number[] = []): TabDiff {
  const { resource, contents } = reading;
  const diff: TabDiff = { changes: [], refused: [], offered: [], ignored: [], outranked: [] };
  if (!isEditable(resource)) return diff;
  const doubled = duplicateKeys(contents.keys);

  for (let index = 0; index < contents.lastRow - 1; index++) {
    const key = contents.keys[index] ?? '';
    const action = currentAction(
      String(cellAt(contents, index, ACTION))
        .trim()
        .toLowerCase(),
    );
    if (key === '') diffNewRow(reading, index, action === '' && included.includes(index + 2) ? 'create' : action, diff);
    else diffKnownRow(reading, index, action, doubled.has(key), diff);
  }
  return diff;
}

/** A row whose record was pulled, or could have been. */
function diffKnownRow(reading: TabContents, index: number, action: string, isDoubled: boolean, diff: TabDiff): void {
  const { resource, contents, snapshot } = reading;
  const key = contents.keys[index] ?? '';
  const old = snapshot.get(key);
  const refuse = refuser(reading, index, diff);
  if (!old && resource.writes[action]?.unseen) {
    diff.changes.push(changeOf(reading, index, action, []));
    return;
  }
  if (!old) {
    if (action !== '' || !isPlaceholder(contents, index))
      refuse('ID', `${key} wasn’t pulled into this tab`, 'Refresh the tab, or clear the ID to create a new record.');
    return;
  }
  const { edits, problems } = editsOf(reading, index, old, action);
  if (isDoubled) {
    if (action !== '' || edits.length > 0 || problems.length > 0) {
      refuse('ID', `${key} is also used in another row`, 'Delete one of the rows.');
    }
    return;
  }
  if (fingerprintInTab(resource, contents, index, reading.context) !== old.fixed) diff.ignored.push(index + 2);
  if (action !== '') {
    if (edits.length > 0 || problems.length > 0) diff.outranked.push(index + 2);
    const operation = actionsOf(resource).find((word) => word === action);
    if (operation === undefined)
      refuse('Action', `“${action}” isn’t available in this tab`, `Choose one of: ${actionsOf(resource).join(', ')}.`);
    else if (operation === 'create')
      refuse('Action', '“create” can’t be used in a row that has an ID', 'Clear Action, or clear the ID to create a new record.');
    else diffAction(reading, index, operation, diff);
    return;
  }
  // One bad cell holds back its whole row, so that a row is never sent half.
  if (problems.length > 0)
    for (const { field, problem } of problems) refuse(field.label, cellProblems[problem].what, cellProblems[problem].todo);
  else if (edits.length > 0) diff.changes.push(changeOf(reading, index, 'update', edits));
}

/** An Action with what was typed for it. */
function diffAction(reading: TabContents, index: number, operation: Operation, diff: TabDiff): void {
  const typed = writableFields(reading.resource).filter((field) => field.write?.for?.includes(operation));
  const edits = fillingsOf(reading, index, typed, refuser(reading, index, diff), (field) =>
    field.write?.required ? `is required to ${operation}` : undefined,
  );
  if (edits) diff.changes.push(changeOf(reading, index, operation, edits));
}

function diffNewRow(reading: TabContents, index: number, action: string, diff: TabDiff): void {
  const { resource, contents } = reading;
  const fields = writableFields(resource).filter((field) => !field.write?.for);
  const required = fields.filter((field) => field.write?.required);
  const filled = required.some((field) => cellAt(contents, index, field.name) !== '');
  const shown = String(cellAt(contents, index, STATUS));
  const intent = intentIn(shown);
  if (action === '') {
    // What became of it stands in its Status already, unless a review only put it down to be created.
    if (filled && resource.writes.create && (shown === '' || shown === EDITED || (intent && !isCreateOpen(shown))))
      diff.offered.push(index + 2);
    return;
  }
  const refuse = refuser(reading, index, diff);
  if (action !== 'create' || !resource.writes.create) {
    refuse('Action', `“${action}” needs a row with an ID`, 'In a new row, use “create”.');
    return;
  }
  if (isCreateOpen(shown)) {
    refuse(
      'Status',
      'shows that this record might already have been created',
      'Check Catalog. Then clear Status to try again, or delete the row.',
    );
    return;
  }
  const edits = fillingsOf(reading, index, fields, refuse, (field) => (field.write?.required ? 'is required in a new row' : undefined));
  const [either, ...others] = edits?.filter(({ field }) => resource.writes.create?.either?.includes(field.name)) ?? [];
  if (either && others.length > 0)
    refuse(either.field.label, `can’t be combined with ${others.map(({ field }) => field.label).join(', ')}`, 'Clear one of them.');
  else if (edits) diff.changes.push({ ...changeOf(reading, index, 'create', edits), intent });
}

function changeOf(reading: TabContents, index: number, operation: Operation, edits: Edit[]): RowChange {
  const { resource, contents } = reading;
  const key = contents.keys[index] ?? '';
  // A record is named as Catalog knows it, also while its name is being changed.
  const renamedFrom = edits.find(({ field, base }) => field.name === resource.caption && typeof base === 'string')?.base;
  const caption = resource.caption ? String(renamedFrom ?? cellAt(contents, index, resource.caption)) : '';
  return {
    resource,
    sheet: contents.sheet.id,
    tab: contents.name,
    row: index + 2,
    operation,
    key: operation === 'create' ? '' : key,
    caption: caption || (operation === 'create' ? `new ${resource.one}` : `${resource.one} ${key}`),
    edits,
  };
}

/** A row whose only content is its id: nothing of it could be lost. */
function isPlaceholder(contents: Contents, index: number): boolean {
  return (contents.values[index] ?? []).filter((cell) => cell !== '' && cell !== EDITED).length <= 1;
}

function refuser({ contents: { sheet, name } }: TabContents, index: number, diff: TabDiff): Refuse {
  return (label, what, todo) => {
    diff.refused.push({ sheet: sheet.id, tab: name, row: index + 2, label, what, todo });
  };
}
