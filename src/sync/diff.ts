// Diff: what a person changed in a tab since its cells last showed Catalog. Pure: contents and snapshot in, changes out.
import { sameValue } from '../catalog/fields.ts';
import {
  actionsOf,
  type Field,
  isEditable,
  type Operation,
  type Record_,
  type Resource,
  type Value,
  writableFields,
} from '../catalog/resource.ts';
import type { Cell } from '../platform/ports.ts';
import { type CellContext, type CellProblem, fromCell, isList } from '../tabs/cells.ts';
import { ACTION, STATUS } from '../tabs/columns.ts';
import { doubledKeys } from '../tabs/merge.ts';
import { fixedInTab } from '../tabs/shown.ts';
import { type Base, baseOf, isShortened, type Snapshot, type SnapshotRow, showsBase } from '../tabs/snapshot.ts';
import { type Contents, cellAt } from '../tabs/tab.ts';
import { cellProblems, intentIn, status } from '../tabs/words.ts';

/** A tab as it was read for a review. */
export interface TabReading {
  resource: Resource;
  contents: Contents;
  snapshot: Snapshot;
  context: CellContext;
}

export interface Edit {
  field: Field;
  base: Base;
  mine: Value;
  /** What the cell shows in the place of an id: words by which the record is to be found. */
  words?: string;
  /** The create of this review that will give the value. */
  awaits?: RowChange;
}

/** One row that wants something of Catalog. */
export interface RowChange {
  resource: Resource;
  sheet: number;
  tab: string;
  row: number;
  operation: Operation;
  /** `''` for a create. */
  key: string;
  caption: string;
  /** For a create every filled field, for another Action what was typed for it. */
  edits: Edit[];
  /** For a create: the intent that the row's Status already carries from an earlier review. */
  intent?: string;
}

/** One row that cannot be sent as it is. */
export interface Refused {
  sheet: number;
  tab: string;
  row: number;
  label: string;
  what: string;
  todo: string;
}

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
export function diffTab(reading: TabReading, included: readonly number[] = []): TabDiff {
  const { resource, contents, snapshot } = reading;
  const diff: TabDiff = { changes: [], refused: [], offered: [], ignored: [], outranked: [] };
  if (!isEditable(resource)) return diff;
  const doubled = doubledKeys(contents.keys);

  for (let index = 0; index < contents.lastRow - 1; index++) {
    const key = contents.keys[index] ?? '';
    const action = String(cellAt(contents, index, ACTION))
      .trim()
      .toLowerCase();
    if (key === '') {
      diffNewRow(reading, index, action === '' && included.includes(index + 2) ? 'create' : action, diff);
      continue;
    }
    const old = snapshot.get(key);
    const refuse = refuser(reading, index, diff);
    if (!old && resource.writes[action]?.unseen) {
      diff.changes.push(changeOf(reading, index, action, []));
      continue;
    }
    if (!old) {
      if (action !== '' || !isPlaceholder(contents, index))
        refuse('Id', `has an id (${key}) that was not pulled`, 'Refresh the tab, or clear the id to make a new one.');
      continue;
    }
    const { edits, problems } = editsOf(reading, index, old, action);
    if (doubled.has(key)) {
      if (action !== '' || edits.length > 0 || problems.length > 0) {
        refuse('Id', `has the same id (${key}) as another row`, 'Delete one of the two rows.');
      }
      continue;
    }
    if (fixedInTab(resource, contents, index, reading.context) !== old.fixed) diff.ignored.push(index + 2);
    if (action !== '') {
      if (edits.length > 0 || problems.length > 0) diff.outranked.push(index + 2);
      const operation = actionsOf(resource).find((word) => word === action);
      if (operation === undefined)
        refuse('Action', `is “${action}”, which is not an action here`, `Choose one of: ${actionsOf(resource).join(', ')}.`);
      else if (operation === 'create')
        refuse('Action', 'is create, but the row has an id already', 'Clear the Action, or the id to make a new one.');
      else diffAction(reading, index, operation, diff);
      continue;
    }
    // One bad cell holds back its whole row, so that a row is never sent half.
    if (problems.length > 0)
      for (const { field, problem } of problems) refuse(field.label, cellProblems[problem].what, cellProblems[problem].todo);
    else if (edits.length > 0) diff.changes.push(changeOf(reading, index, 'update', edits));
  }
  return diff;
}

interface FieldProblem {
  field: Field;
  problem: CellProblem | 'blank' | 'for-an-action' | 'new-rows-only';
}

function editsOf(reading: TabReading, index: number, old: SnapshotRow, action: string): { edits: Edit[]; problems: FieldProblem[] } {
  const { resource, contents, context } = reading;
  const edits: Edit[] = [];
  const problems: FieldProblem[] = [];
  for (const field of writableFields(resource)) {
    if (!contents.columns.has(field.name) || field.write?.for?.includes(action)) continue;
    const cell = cellAt(contents, index, field.name);
    const base = old.bases[field.name];
    if (
      field.writeOnly ? cell === '' || (base !== undefined && showsBase(field, cell, base, context)) : showsBase(field, cell, base, context)
    )
      continue;
    if (field.write?.for) {
      problems.push({ field, problem: 'for-an-action' });
      continue;
    }
    if (field.write?.createOnly || !resource.writes.update) {
      problems.push({ field, problem: 'new-rows-only' });
      continue;
    }
    const meaning = meaningOf(reading, index, field, cell);
    if ('problem' in meaning) problems.push({ field, problem: meaning.problem });
    else if (!equalsBase(field, meaning.value, base)) edits.push({ field, base, mine: meaning.value });
  }
  return { edits, problems };
}

/** An Action with what was typed for it. */
function diffAction(reading: TabReading, index: number, operation: Operation, diff: TabDiff): void {
  const typed = writableFields(reading.resource).filter((field) => field.write?.for?.includes(operation));
  const edits = fillingsOf(reading, index, typed, diff, (field) => (field.write?.required ? `is needed to ${operation}` : undefined));
  if (edits) diff.changes.push(changeOf(reading, index, operation, edits));
}

/** The filled cells of some fields, or nothing where one cannot be sent; `needed` says what is wrong with a blank one. */
function fillingsOf(
  reading: TabReading,
  index: number,
  fields: readonly Field[],
  diff: TabDiff,
  needed: (field: Field) => string | undefined,
): Edit[] | undefined {
  const refuse = refuser(reading, index, diff);
  const edits: Edit[] = [];
  const before = diff.refused.length;
  for (const field of fields) {
    const cell = cellAt(reading.contents, index, field.name);
    const lacking = cell === '' ? needed(field) : undefined;
    if (lacking !== undefined) refuse(field.label, lacking, 'Fill it in.');
    if (cell === '') continue;
    const meaning = meaningOf(reading, index, field, cell);
    if ('problem' in meaning && meaning.problem === 'not-a-number' && field.finds && typeof cell === 'string')
      edits.push({ field, base: undefined, mine: null, words: cell });
    else if ('problem' in meaning) refuse(field.label, cellProblems[meaning.problem].what, cellProblems[meaning.problem].todo);
    else edits.push({ field, base: undefined, mine: meaning.value });
  }
  return diff.refused.length === before ? edits : undefined;
}

function diffNewRow(reading: TabReading, index: number, action: string, diff: TabDiff): void {
  const { resource, contents } = reading;
  const fields = writableFields(resource).filter((field) => !field.write?.for);
  const required = fields.filter((field) => field.write?.required);
  const filled = required.some((field) => cellAt(contents, index, field.name) !== '');
  const intent = intentIn(String(cellAt(contents, index, STATUS)));
  if (action === '') {
    // What became of it stands in its Status already, unless a review only put it down to be created.
    const said = String(cellAt(contents, index, STATUS));
    if (filled && resource.writes.create && (said === '' || said === status.edited || intent?.word === 'to create'))
      diff.offered.push(index + 2);
    return;
  }
  const refuse = refuser(reading, index, diff);
  if (action !== 'create' || !resource.writes.create) {
    refuse('Action', `is “${action}”, but the row has no id`, 'Only create is possible in a new row.');
    return;
  }
  if (intent && intent.word !== 'to create') {
    refuse(
      'Status',
      'says that it is not known whether this was created',
      'Look in Catalog; then clear Status to try again, or delete the row.',
    );
    return;
  }
  const edits = fillingsOf(reading, index, fields, diff, (field) => (field.write?.required ? 'is needed for a new row' : undefined));
  const [either, ...others] = edits?.filter(({ field }) => resource.writes.create?.either?.includes(field.name)) ?? [];
  if (either && others.length > 0)
    refuse(either.field.label, `cannot stand beside ${others.map(({ field }) => field.label).join(', ')}`, 'Clear one of them.');
  else if (edits) diff.changes.push({ ...changeOf(reading, index, 'create', edits), intent: intent?.intent });
}

function meaningOf(reading: TabReading, index: number, field: Field, cell: Cell): { value: Value } | { problem: FieldProblem['problem'] } {
  const { contents, context } = reading;
  const column = contents.columns.get(field.name) ?? 0;
  const formula = contents.formulas[index]?.[column - 1] ?? '';
  if (formula !== '' && /^#[A-Z/0!?]+[!?]?$/.test(String(cell))) return { problem: 'error-value' };
  const currency = field.currency ? String(cellAt(contents, index, field.currency)) : undefined;
  const meaning = fromCell(field, cell, context, currency);
  if (!meaning.ok) return { problem: meaning.problem };
  const blank = meaning.value === null || (isList(field) && (meaning.value as readonly unknown[]).length === 0);
  return blank && field.write?.blank === 'refused' ? { problem: 'blank' } : { value: meaning.value };
}

function equalsBase(field: Field, value: Value, base: Base): boolean {
  if (isShortened(base)) {
    const now = baseOf(value);
    return isShortened(now) && now.length === base.length && now.hash === base.hash;
  }
  return base !== undefined && sameValue(field, value, base);
}

function changeOf(reading: TabReading, index: number, operation: Operation, edits: Edit[]): RowChange {
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

function refuser(reading: TabReading, index: number, diff: TabDiff): (label: string, what: string, todo: string) => void {
  return (label, what, todo) => {
    diff.refused.push({ sheet: reading.contents.sheet.id, tab: reading.contents.name, row: index + 2, label, what, todo });
  };
}

/** A record of the values that a create would send. */
export function valuesOf(change: RowChange): Record_ {
  return Object.fromEntries(change.edits.map((edit) => [edit.field.name, edit.mine]));
}

/** A row whose only content is its id: nothing of it could be lost. */
function isPlaceholder(contents: Contents, index: number): boolean {
  return (contents.values[index] ?? []).filter((cell) => cell !== '' && cell !== status.edited).length <= 1;
}
